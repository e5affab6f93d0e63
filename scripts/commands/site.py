"""`python -m scripts site`: checks the registry, then publishes the site and the data package it holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from scripts.model.model import Model

SUMMARY = "Contrôler le registre, puis construire le paquet de données et le site dans build/site"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(args: argparse.Namespace) -> int:
    """Build and say what was written. Raises Failure: Refused, TableError, ContentError, PublicationError…"""
    from scripts.accept import accepted_model
    from scripts.progress import progress
    from scripts.publish import publish

    with progress("Contrôle du registre"):
        model = accepted_model(ROOT)
    with progress("Construction du site"):
        published = publish(files(model, ROOT), ROOT / "build" / "site")
    print(f"{published.count} fichiers, dont {published.written} nouveaux ou modifiés.")
    return 0


def files(model: Model, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield everything that lies in build/site as (path, content): data package, catalogue, API, schemas, site."""
    from scripts import api, schema, site
    from scripts.formats import package
    from scripts.formats.data_file import Written, recorded
    from scripts.maps.contours import Contours
    from scripts.metadata import dcat
    from scripts.site.shells import read_settings

    contours = Contours(root / "data" / "reference" / "contours")
    written: dict[str, Written] = {}
    for path, content in recorded(package.emit(model, contours), written):
        yield f"donnees/paquet/{path}", content
    yield from dcat.emit(model, written, read_settings(root).site_url)
    for path, content in api.emit(model, contours):
        yield api.ROOT + path, content
    for name, content in schema.emit():
        yield f"schemas/{name}", content
    yield from site.emit(model, root, contours)
