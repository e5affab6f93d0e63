"""`python -m scripts format`: puts the files of the registry in their one form, names beside codes included."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import ROOT

SUMMARY = "Mettre le registre en forme : ordre des clés, guillemets, nom officiel à côté de chaque code"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--racine", type=Path, default=ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Write anew each file that changes, whole or not at all; leave alone, and tell, what cannot be read.

    Raises TableError where a reference table is missing.
    """
    from scripts.diagnostics import terminal
    from scripts.diagnostics.wording import typographic
    from scripts.french import compte
    from scripts.layout.formatting import formatted
    from scripts.layout.hunks import hunks
    from scripts.registry.load import FILES
    from scripts.registry.positions import read_yaml
    from scripts.registry.reference import read_reference
    from scripts.rewriting import rewrite

    reference = read_reference(args.racine / "data" / "reference")
    said = []
    status = 0
    for file in FILES:
        path = args.racine / file
        reading = read_yaml(path, file)
        if reading.positions.root is None:
            status = 1
            said.extend(terminal.render(reading.diagnostics, {}))
            said.append(f"{file} n’est pas lisible tel quel : corrigez-le d’abord, il n’a pas été changé.")
            continue
        text = formatted(reading.positions, reference)
        written = text.encode()
        if written != path.read_bytes():
            lines = sum(hunk.changed for hunk in hunks(reading.positions.lines, text.split("\n")))
            said.append(f"{file} : {compte(lines, 'ligne mise', 'lignes mises')} en forme.")
            rewrite(path, written)
    for line in said or ["Le registre est déjà en forme."]:
        print(typographic(line))
    return status
