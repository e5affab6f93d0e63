"""`python -m scripts review OLD [NEW]`: what a proposed change does, as the comment of a pull request."""

from __future__ import annotations

import argparse

from scripts import ROOT

SUMMARY = "Rendre compte d’une proposition : ce qui change, ce que dit le contrôle, les chiffres, la qualité"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    state = "dossier qui contient data/, commit ou étiquette"
    parser.add_argument("ancien", metavar="ANCIEN", help=state)
    parser.add_argument("nouveau", metavar="NOUVEAU", nargs="?", help=f"{state} (par défaut, ce dossier)")
    parser.add_argument(
        "--format", choices=("markdown", "json"), default="markdown", help="forme du résultat (markdown par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Review and print; a refused proposal is no failure. Raises Failure where a state cannot be found."""
    from datetime import date

    from scripts.review.review import review

    found = review(args.ancien, args.nouveau or str(ROOT), ROOT, date.today())
    if args.format == "json":
        import msgspec

        print(msgspec.json.encode(found).decode())
        return 0
    from scripts.review.markdown import render

    for line in render(found):
        print(line)
    return 0
