"""What a conversion gives: edits of the files, and what a person should know before accepting them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from scripts.diagnostics.wording import typographic
from scripts.layout.edits import Edit
from scripts.proposal.answers import Answers
from scripts.proposal.registry import Registry
from scripts.proposal.sources import Cited
from scripts.proposal.texts import value
from scripts.registry.provenance import Provenance
from scripts.registry.shapes import shape_of

_CONFIANCE = shape_of(Provenance).fields["confiance"].shape


class Draft(Struct, frozen=True):
    """Edits that may make a change; `notes` are French sentences for the person who will read it again."""

    edits: tuple[Edit, ...]
    notes: tuple[str, ...] = ()


class ByHand(Exception):
    """A request that waits for a person: why, in French, and what helps.

    `lines` are those of `data/cites.yaml` to change, `source` those to add to `data/sources.yaml`, where there are.
    """

    def __init__(self, why: str, lines: tuple[int, int] | None = None, source: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.why, self.lines, self.source = typographic(why), lines, source


def leave_to_a_person(answers: Answers, registry: Registry) -> Draft:
    """Raise ByHand: a question has no draft."""
    raise ByHand("Une personne répondra à cette question.")


def provenance(answers: Answers, cited: Cited) -> Mapping[str, Any]:
    """Return where a new statement comes from, as the values of its record."""
    return {
        "sources": (cited.id,),
        "confiance": value(answers["confiance"], _CONFIANCE, answers.label("confiance")),
        "lu_le": cited.lu_le,
    }
