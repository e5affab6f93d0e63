"""One filled form, from the bytes of an issue to what can be told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from scripts.check import judge, read_table_sources
from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.wording import typographic
from scripts.difference.changes import Difference
from scripts.forms import CONTACT, CORRIGER, FORMS, PREUVE, QUESTION
from scripts.french import compte
from scripts.proposal.adding import add_contact, add_evidence
from scripts.proposal.answers import Answers, read_answers
from scripts.proposal.correcting import correct
from scripts.proposal.draft import ByHand, Draft, leave_to_a_person
from scripts.proposal.refusal import Reason, Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.trial import attempt
from scripts.registry.load import load
from scripts.registry.promesses import read_promesses
from scripts.registry.reference import Reference, read_reference
from scripts.rules import donnee_personnelle

CONVERSIONS: Mapping[str, Callable[[Answers, Registry], Draft]] = {
    CORRIGER.template: correct,
    PREUVE.template: add_evidence,
    CONTACT.template: add_contact,
    QUESTION.template: leave_to_a_person,
}
_PAGES = ("source",)
_NO_ANSWER = ("accord",)


class Proposal(Struct, frozen=True, kw_only=True):
    """What a form gives.

    `reasons` keep it from being a change. `files` are the new texts of the files that change, `before` the lines they
    had, `difference` what that changes; `diagnostics` is what the check says of them. `by_hand` tells what a person
    must do; `answers` then holds what was asked, by heading.
    """

    reference: Reference
    reasons: Sequence[Reason] = ()
    files: Mapping[str, str] = {}
    before: Mapping[str, tuple[str, ...]] = {}
    difference: Difference | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    by_hand: ByHand | None = None
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the change can be accepted as it is."""
        wrong = any(one.severity is Severite.ERREUR for one in self.diagnostics)
        return bool(self.files) and not self.reasons and not wrong


def propose(body: bytes, root: Path, day: date) -> Proposal:
    """Turn the body of an issue into a proposal for the registry under `root`; `day` is that of the request.

    Whatever the body, nothing is raised. Raises TableError where a reference table is missing or broken.
    """
    folder = root / "data" / "reference"
    sources, promesses = read_table_sources(folder), read_promesses(root)
    registry = Registry(root, load(root), read_reference(folder), sources, promesses, day)
    found = judge(registry.loaded, registry.reference, sources, None, promesses)
    errors = sum(one.severity is Severite.ERREUR for one in found)
    if errors:
        message = f"Le registre lui-même a {compte(errors, 'erreur')} à corriger : cette demande sera reprise ensuite."
        return Proposal(reference=registry.reference, reasons=((None, typographic(message)),))
    return converted(body, registry)


def converted(body: bytes, registry: Registry) -> Proposal:
    """Turn the body of an issue into a proposal; whatever the body, nothing is raised."""
    try:
        answers = read_answers(body, FORMS)
    except Refusal as refusal:
        return Proposal(reference=registry.reference, reasons=refusal.reasons)
    try:
        _refuse_persons(answers)
        return _proposal(answers, registry)
    except Refusal as refusal:
        labels = [None, *(question.label for question in answers.form.questions)]
        reasons = sorted(refusal.reasons, key=lambda reason: labels.index(reason[0]))
        return Proposal(reference=registry.reference, reasons=reasons)


def _proposal(answers: Answers, registry: Registry) -> Proposal:
    try:
        draft = CONVERSIONS[answers.form.template](answers, registry)
    except ByHand as request:
        given = ((answers.label(name), text) for name, text in answers.by_id.items() if text and name not in _NO_ANSWER)
        return Proposal(reference=registry.reference, by_hand=request, answers=tuple(given))
    trial = attempt(draft, registry)
    return Proposal(
        reference=registry.reference,
        files=trial.files,
        before={file: registry.loaded.positions[file].lines for file in trial.files},
        difference=trial.difference,
        diagnostics=trial.diagnostics,
        notes=draft.notes,
    )


def _refuse_persons(answers: Answers) -> None:
    """Raise Refusal where an answer holds what belongs to a person: the same rule as that of the check."""
    found = (
        (answers.label(name), donnee_personnelle.fault(text, is_address=name in _PAGES))
        for name, text in answers.by_id.items()
    )
    reasons = [(label, message) for label, message in found if message]
    if reasons:
        raise Refusal(*reasons)
