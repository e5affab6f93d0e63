"""Bodies of issues as GitHub writes them from our forms, and what the command says of them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from scripts.commands import propose as command
from scripts.diagnostics.wording import typographic
from scripts.forms.corriger import EFFACER, GARDER
from scripts.forms.form import Form, Kind, Question
from scripts.layout.hunks import unified
from scripts.proposal.markdown import render
from scripts.proposal.proposal import Proposal, propose
from scripts.registry.load import CITES

DAY = date(2026, 12, 24)

# A source that the mini registry cites already, and a new one.
CITED = {"source": "https://angers-developpement.com/z7h9"}
NEW = {
    "source": "https://www.exemple.fr/page",
    "source_titre": "Une page sur la cité",
    "source_editeur": "Ville d’Angers",
}
SURE = {"confiance": "attestee"}
KEEP, ERASE = {"avant": GARDER}, {"avant": EFFACER}


def body(form: Form, **answers: str) -> str:
    """The body that GitHub writes: a heading a question, « _No response_ » where nothing was answered."""
    assert set(answers) <= set(form.by_id)
    return "\n\n".join(f"### {typographic(one.label)}\n\n{_answer(one, answers)}" for one in form.questions)


def _answer(question: Question, answers: dict[str, str]) -> str:
    if question.kind is Kind.PROMISE and question.id not in answers:
        return "\n".join(f"- [X] {one}" for one in question.options)
    return answers.get(question.id) or "_No response_"


def proposed(root: Path, form: Form, **answers: str) -> Proposal:
    """What a form gives for the registry under `root`."""
    return propose(body(form, **answers).encode(), root, DAY)


def told(proposal: Proposal) -> str:
    """The reply with plain spaces, and without the backslashes that keep a text from being markup."""
    text = "\n".join(render(proposal)).replace("\u00a0", " ").replace("\u202f", " ")
    return text.replace("\\", "")


def run(root: Path, file: Path, output: Path | None = None) -> int:
    """Run the command."""
    return command.run(argparse.Namespace(fichier=str(file), racine=root, output=output, jour=DAY))


def reasons(proposal: Proposal) -> list[str]:
    """Why a form gives no change: « Heading : sentence », with plain spaces."""
    assert not proposal.ready and not proposal.files
    lines = (f"{label} : {message}" if label else message for label, message in proposal.reasons)
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def written(proposal: Proposal, file: str = CITES) -> list[str]:
    """The lines that a change takes away and adds, in the order of the diff, without their indent."""
    diff = list(unified(file, proposal.before[file], proposal.files[file].split("\n")))[2:]
    return [line[0] + " ".join(line[1:].split()) for line in diff if line[0] in "+-"]
