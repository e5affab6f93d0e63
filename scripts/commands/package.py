"""`python -m scripts package`: checks the registry, then publishes the data package."""

from __future__ import annotations

import argparse

from scripts import ROOT

SUMMARY = "Contrôler le registre, puis construire le paquet de données dans build/package"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(args: argparse.Namespace) -> int:
    """Build and say what was written. Raises Failure: Refused, TableError, PublicationError."""
    from scripts.accept import accepted_model
    from scripts.formats import package
    from scripts.outlines.contours import Contours
    from scripts.progress import progress
    from scripts.publish import publish

    with progress("Contrôle du registre"):
        model = accepted_model(ROOT)
    with progress("Construction du paquet de données"):
        files = package.emit(model, Contours(ROOT / "data" / "reference" / "contours"))
        published = publish(files, ROOT / "build" / "package")
    print(f"{published.count} fichiers, dont {published.written} nouveaux ou modifiés.")
    return 0
