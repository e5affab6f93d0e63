"""What a form is: a title and questions, each with its identifier, its words, and how it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from scripts.registry.shapes import Choice, Field


class Kind(StrEnum):
    """How a question is answered; the words are those of GitHub's issue forms."""

    LINE = "input"
    TEXT = "textarea"
    CHOICE = "dropdown"
    PROMISE = "checkboxes"


class Question(Struct, frozen=True, kw_only=True):
    """One question; texts are in French.

    `id` is the name by which an address fills it in: GitHub fills in lines and texts, never choices. `label` is the
    heading under which the answer comes. `options` are those of a choice, or the promises to tick.
    """

    id: str
    kind: Kind
    label: str
    description: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    placeholder: str = ""


class Form(Struct, frozen=True, kw_only=True):
    """One form: its file, what the list of forms says of it, what stands above the questions, and these."""

    template: str
    name: str
    description: str
    title: str
    label: str
    intro: str
    questions: tuple[Question, ...]

    @property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by identifier."""
        return {question.id: question for question in self.questions}


def asked(field: Field, kind: Kind | None = None, **words: str | bool) -> Question:
    """Return the question that asks for a key of the registry, in the words of its record unless others are given."""
    choice = isinstance(field.shape, Choice)
    told = {"id": field.name, "label": field.titre, "description": field.description, "required": field.required}
    if choice:
        told["options"] = field.shape.values
    elif isinstance(field.exemple, str):
        told["placeholder"] = field.exemple
    return Question(kind=kind or (Kind.CHOICE if choice else Kind.LINE), **{**told, **words})
