"""`python -m scripts comment`: writes the review of a run on its pull request; run by a workflow of GitHub."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.failures import Failure

if TYPE_CHECKING:
    from scripts.github.api import Api
    from scripts.github.workflow_run import Event

SUMMARY = "Écrire sur une proposition de GitHub le compte rendu de son contrôle (pour l’intégration continue)"

MARK = "registre : compte rendu"
NEEDED = ("GITHUB_EVENT_PATH", "GITHUB_API_URL", "GITHUB_TOKEN")


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none, all is in the environment of a workflow."""


def run(args: argparse.Namespace) -> int:
    """Write or renew one comment on each pull request that the run belongs to, and say where.

    Raises Failure outside a workflow, or where GitHub refuses.
    """
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        raise Failure(f"Cette commande se lance d’un flux de GitHub : il manque {', '.join(missing)}.")

    from scripts.github.api import Api
    from scripts.github.comment import renew
    from scripts.github.workflow_run import proposals, read_event

    event = read_event(Path(os.environ["GITHUB_EVENT_PATH"]))
    api = Api(os.environ["GITHUB_API_URL"], os.environ["GITHUB_TOKEN"])
    numbers = list(proposals(event, api))
    body = _body(event, api) if numbers else ""
    for number in numbers:
        renew(api, event.repository.full_name, number, MARK, body)
    print(
        f"Compte rendu écrit sur : {numbers}." if numbers else "Aucune proposition ouverte n’en est là : rien à écrire."
    )
    return 0


def _body(event: Event, api: Api) -> str:
    from scripts.github.artefact import Unusable, read_review
    from scripts.review.markdown import render

    try:
        lines = list(render(read_review(api, event.repository.full_name, event.workflow_run.id)))
    except Unusable:
        lines = ["**Le contrôle n’a pas pu rendre compte de cette proposition** : son détail dit pourquoi."]
    run, guide = event.workflow_run.html_url, f"{event.repository.html_url}/blob/HEAD/CONTRIBUTING.md"
    foot = (
        f"[Le détail du contrôle et, s’il a pu être construit, le site à télécharger]({run}). "
        f"[Comment corriger]({guide}). Ce commentaire est récrit à chaque modification de la proposition."
    )
    return "\n".join((*lines, "", "---", foot))
