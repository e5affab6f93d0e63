"""`python -m scripts comment`: writes the review of a run on its pull request; run by a workflow of GitHub."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.github.api import Api
    from scripts.github.workflow_run import Event

SUMMARY = "Écrire sur une proposition de GitHub le compte rendu de son contrôle (pour l’intégration continue)"

MARK = "registre : compte rendu"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none, all is in the environment of a workflow."""


def run(args: argparse.Namespace) -> int:
    """Write or renew one comment on each pull request that the run belongs to, and say where.

    Raises Failure outside a workflow, or where GitHub refuses.
    """
    from scripts.github.comment import renew
    from scripts.github.environment import of_workflow
    from scripts.github.workflow_run import proposals, read_workflow_run_event

    path, api = of_workflow()
    event = read_workflow_run_event(path)
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
