"""`python -m scripts propose FILE`: turns a filled form into a proposed change of the registry, told in Markdown."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts import ROOT

SUMMARY = "Tirer d’un formulaire rempli une modification du registre, contrôlée, sans rien y changer"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "fichier", metavar="FICHIER", help="texte de la demande, tel que la forge l’écrit ; - : l’entrée"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DOSSIER",
        help="où écrire les fichiers changés, si la modification est prête (« . » : à leur place)",
    )
    parser.add_argument("--jour", type=_day, default=None, help="jour de la demande, année-mois-jour (aujourd’hui)")
    parser.add_argument(
        "--racine", type=Path, default=ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the reply; the status is 0 where a change is ready, 1 where it is not."""
    from scripts.proposal.answers import LONGEST
    from scripts.proposal.markdown import render
    from scripts.proposal.proposal import propose
    from scripts.rewriting import rewrite

    if args.fichier == "-":
        body = sys.stdin.buffer.read(LONGEST + 1)
    else:
        with Path(args.fichier).open("rb") as stream:
            body = stream.read(LONGEST + 1)
    proposal = propose(body, args.racine, args.jour or date.today())
    for line in render(proposal):
        print(line)
    if not proposal.ready:
        return 1
    for file, text in proposal.files.items() if args.output else ():
        path = args.output / file
        path.parent.mkdir(parents=True, exist_ok=True)
        rewrite(path, text.encode())
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un jour : écrivez année-mois-jour") from None
