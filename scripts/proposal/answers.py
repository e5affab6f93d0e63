"""The body of an issue, as GitHub writes it from a form -> the form, and an answer to each of its questions.

Each answer stands under a heading « ### Cité »; one that was left out is « _No response_ ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import HARMFUL, quoted
from scripts.forms.form import Form, Kind, Question
from scripts.french import compte, nombre
from scripts.proposal.refusal import Refusal

LONGEST = 200_000
LONGEST_ANSWER = 5_000

_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
_MISSING = {
    Kind.LINE: "cette réponse manque : écrivez-la.",
    Kind.TEXT: "cette réponse manque : écrivez-la.",
    Kind.CHOICE: "cette réponse manque : choisissez-la dans la liste.",
    Kind.PROMISE: "cochez toutes les cases.",
}
_EMPTY = ("_No response_", "None")
_TICKED = re.compile(r"^- \[[xX]\] ", re.MULTILINE)
# What a word processor or a web page leaves behind, that shows nothing and changes nothing.
_RESIDUE = str.maketrans("", "", "\u00ad\u200b\ufe0e\ufe0f\ufeff")


class Answers(Struct, frozen=True):
    """A form and its answers by question, empty where there is none."""

    form: Form
    by_id: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the answer to a question of the form, empty for one that it does not ask."""
        return self.by_id.get(name, "")

    def label(self, name: str) -> str:
        """Return the heading of a question."""
        return self.form.by_id[name].label


def read_answers(raw: bytes, forms: Sequence[Form]) -> Answers:
    """Return the answers that a body holds. Raises Refusal where it comes from no form, or from one filled twice."""
    body = _text(raw)
    found = [(_key(heading[1]), heading.start(), heading.end()) for heading in _HEADING.finditer(body)]
    form = _form_of({key for key, _, _ in found}, forms)
    labels = {_key(question.label): question for question in form.questions}
    found = [one for one in found if one[0] in labels]
    _refuse_repeats(found, labels)
    ends = [start for _, start, _ in found[1:]] + [len(body)]
    answers = {
        labels[key].id: _answer(body[start:end], labels[key]) for (key, _, start), end in zip(found, ends, strict=True)
    }
    refusals = [
        (question.label, _MISSING[question.kind])
        for question in form.questions
        if question.required and not answers.get(question.id)
    ]
    if refusals:
        raise Refusal(*refusals)
    return Answers(form, answers)


def _text(raw: bytes) -> str:
    if len(raw) > LONGEST:
        raise Refusal((None, f"Cette demande dépasse {nombre(LONGEST)} octets : résumez-la."))
    try:
        body = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal((None, "Cette demande n’est pas un texte lisible (UTF-8) : écrivez-la de nouveau.")) from None
    return body.replace("\r\n", "\n").replace("\r", "\n").translate(_RESIDUE)


def _form_of(keys: set[str], forms: Sequence[Form]) -> Form:
    """Return the form that most headings belong to."""
    known = {form.template: len(keys & {_key(question.label) for question in form.questions}) for form in forms}
    best = max(forms, key=lambda form: known[form.template])
    if known[best.template] < 2:
        raise Refusal((None, "Cette demande ne vient pas d’un des formulaires du registre : une personne la lira."))
    return best


def _refuse_repeats(found: Sequence[tuple[str, int, int]], labels: Mapping[str, Question]) -> None:
    repeated = [key for key, times in Counter(key for key, _, _ in found).items() if times > 1]
    if repeated:
        message = (
            f"Le titre {quoted(labels[repeated[0]].label)} figure plusieurs fois : une demande ne porte que sur une "
            "chose. Faites une demande par correction."
        )
        raise Refusal((None, message))


def _answer(text: str, question: Question) -> str:
    answer = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    if question.kind is Kind.PROMISE:
        return answer if len(_TICKED.findall(answer)) >= len(question.options) else ""
    if answer in _EMPTY:
        return ""
    if len(answer) > LONGEST_ANSWER:
        message = f"ce texte a {compte(len(answer), 'caractère')}, {nombre(LONGEST_ANSWER)} au plus : résumez-le."
        raise Refusal((question.label, message))
    hidden = HARMFUL.search(answer.replace("\n", "").replace("\t", ""))
    if hidden:
        raise Refusal(
            (
                question.label,
                f"un caractère invisible s’y cache (U+{ord(hidden[0]):04X}) : écrivez cette réponse au clavier, sans "
                "la coller.",
            )
        )
    return _option(answer, question) if question.kind is Kind.CHOICE else answer


def _option(answer: str, question: Question) -> str:
    """Return the option that was chosen, as the form writes it. Raises Refusal where it is none of them."""
    options = {_key(option): option for option in question.options}
    if _key(answer) not in options:
        raise Refusal((question.label, f"{quoted(answer)} n’est aucun des choix de la liste : choisissez-en un."))
    return options[_key(answer)]


def _key(heading: str) -> str:
    """Return a heading without what a keyboard or a browser may change in it."""
    return fold(heading.strip())
