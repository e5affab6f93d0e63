"""`python -m scripts diff OLD [NEW]`: what changes in the registry between two states, in its own terms."""

from __future__ import annotations

import argparse
import importlib

from scripts import ROOT

SUMMARY = "Dire ce qui change dans le registre entre deux états"

FORMS = {"texte": "text", "markdown": "markdown", "json": "json"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    state = "dossier qui contient data/, fichier de cités, commit ou étiquette"
    parser.add_argument("ancien", metavar="ANCIEN", help=state)
    parser.add_argument("nouveau", metavar="NOUVEAU", nargs="?", help=f"{state} (par défaut, ce dossier)")
    parser.add_argument("--format", choices=FORMS, default="texte", help="forme du résultat (texte par défaut)")


def run(args: argparse.Namespace) -> int:
    """Compare and print; a difference is no failure. Raises Failure where a state cannot be found."""
    from scripts.difference.changes import compare
    from scripts.difference.states import read_state
    from scripts.registry.reference import read_reference

    old = read_state(args.ancien, ROOT)
    new = read_state(args.nouveau or str(ROOT), ROOT)
    reference = read_reference(ROOT / "data" / "reference")
    renderer = importlib.import_module(f"scripts.difference.{FORMS[args.format]}")
    for line in renderer.render(compare(old, new, reference), reference):
        print(line)
    return 0
