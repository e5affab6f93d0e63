"""`python -m scripts site`: checks the registry, then publishes the site and the data package it holds."""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from scripts.model.model import Model
    from scripts.outlines.contours import Contours
    from scripts.site.hand_written import HandWritten
    from scripts.together import File

SUMMARY = "Contrôler le registre, puis construire le paquet de données et le site dans build/site"

KEPT = Path(".cache", "made")


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(args: argparse.Namespace) -> int:
    """Build and say what was written. Raises Failure: Refused, TableError, ContentError, PublicationError…"""
    from scripts.accept import accepting

    with accepting(ROOT) as accepted:
        from scripts.history.read import with_history
        from scripts.progress import progress
        from scripts.publish import publish

        with beside_shells() as hand_written:
            with progress("Contrôle du registre"):
                import_makers()
                model = with_history(accepted(), ROOT)
            with progress("Construction du site"):
                published = publish(files(model, hand_written(), ROOT), ROOT / "build" / "site")
    print(f"{published.count} fichiers, dont {published.written} nouveaux ou modifiés.")
    return 0


def import_makers() -> None:
    """Import what makes the pages, once for the processes that are forked afterwards."""
    from scripts.pages import modules

    importlib.import_module("scripts.site.emit")
    modules()


@contextmanager
def beside_shells() -> Iterator[Callable[[], HandWritten]]:
    """A while in which other processes make the shells and compile the templates, unless shells are kept.

    The function given waits for both; it raises Failure. What the first process has begun when it is ended lies in a
    folder of this one, which clears it away.
    """
    from scripts.site import kept_shells
    from scripts.temporary import temporary_folder
    from scripts.together import beside

    if kept := kept_shells.kept(ROOT):
        yield lambda: kept
        return
    with (
        temporary_folder("coquilles") as folder,
        beside(partial(_shells, ROOT, os.fspath(folder))) as shells,
        beside(partial(_compile, ROOT)) as compiled,
    ):
        yield partial(_hand_written, shells, compiled)


def files(model: Model, hand_written: HandWritten, root: Path) -> Iterator[File]:
    """Yield everything that lies in build/site as (path, content): data package, catalogue, API, schemas, site.

    Raises Failure where an address that the last release published has no page.
    """
    from scripts.outlines.contours import Contours
    from scripts.registry.promesses import read_promesses
    from scripts.site.emit import emit
    from scripts.site.promised import keeping
    from scripts.store import Store

    reference, drawn_by = root / "data" / "reference", root / "site_templates" / "maps"
    contours = Contours(reference / "contours", Store(root / KEPT, reference, drawn_by))
    data = partial(_data, model, contours, hand_written.settings.site_url)
    api = partial(_api, model)
    whole = emit(model, contours, hand_written, root / "site_templates", [data], [api])
    yield from keeping(whole, model, read_promesses(root))


def _shells(root: Path, folder: str) -> HandWritten:
    import tempfile

    from scripts.site import kept_shells

    tempfile.tempdir = folder
    return kept_shells.hand_written(root)


def _compile(root: Path) -> None:
    from scripts.maps import rendering
    from scripts.site import render

    render.compile_templates(root / "site_templates" / "pages")
    rendering.compile_templates()


def _hand_written(shells: Callable[[], HandWritten], compiled: Callable[[], None]) -> HandWritten:
    compiled()
    return shells()


def _data(model: Model, contours: Contours, site_url: str) -> Iterator[File]:
    from scripts.formats import edition, package
    from scripts.formats.data_file import Written, recorded
    from scripts.history import emit as history
    from scripts.metadata import dcat

    written: dict[str, Written] = {}
    for path, content in recorded(package.emit(model, contours), written):
        yield edition.ON_SITE + path, content
        del content  # it would stay until the next is made
    yield from dcat.emit(model, written, site_url)
    yield from history.emit(model, site_url)


def _api(model: Model) -> Iterator[File]:
    from scripts import api, schema

    for path, content in api.emit(model):
        yield api.ROOT + path, content
    for name, content in schema.emit():
        yield f"schemas/{name}", content
