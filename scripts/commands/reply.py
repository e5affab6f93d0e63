"""`python -m scripts reply FILE`: writes the reply to a form under the request; run by a workflow of GitHub."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "Écrire sous une demande de GitHub la réponse à son formulaire (pour l’intégration continue)"

MARK = "registre : réponse au formulaire"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command; the rest is in the environment of a workflow."""
    parser.add_argument("fichier", type=Path, metavar="FICHIER", help="réponse que « propose » a écrite")


def run(args: argparse.Namespace) -> int:
    """Write or renew the one reply. Raises Failure outside a workflow, or where GitHub refuses."""
    from scripts.github.comment import renew
    from scripts.github.environment import of_workflow
    from scripts.github.issue import read_issue_event

    path, api = of_workflow()
    event = read_issue_event(path)
    renew(api, event.repository.full_name, event.issue.number, MARK, args.fichier.read_text(encoding="utf-8"))
    print(f"Réponse écrite sous la demande {event.issue.number}.")
    return 0
