"""`python -m scripts schema`: writes the JSON Schemas where editors of this clone find them."""

from __future__ import annotations

import argparse

from scripts import ROOT

SUMMARY = "Écrire dans .schemas/ ce qui aide les éditeurs à compléter et à souligner le registre"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(args: argparse.Namespace) -> int:
    """Write the schemas in `.schemas/`, which git ignores, and say so."""
    from scripts import schema

    folder = ROOT / ".schemas"
    folder.mkdir(exist_ok=True)
    for name, content in schema.emit():
        (folder / name).write_bytes(content)
    print("Les schémas du registre sont dans .schemas/.")
    return 0
