"""Where a statement comes from, as pages show it: its sources resolved, its confidence, the day it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from scripts.model.model import Model
from scripts.pages.french import typographie
from scripts.registry import records
from scripts.registry.records import Confiance, Source


class Traceable(Protocol):
    """What carries a provenance: a block, a statement, a fact of the programme, a link of the model."""

    sources: tuple[str, ...]
    confiance: Confiance
    lu_le: date
    verifie_le: date | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, under the publisher's name; a second one of the same publisher is told apart by its rank."""

    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Preuve:
    """The provenance of one statement; `verifie_le` is absent until a person has verified it."""

    confiance: Confiance
    citations: tuple[Citation, ...]
    lu_le: date
    verifie_le: date | None


@dataclass(frozen=True, slots=True)
class Dit:
    """One sentence that sources say, with what it does to the retained value where it does something (`nature`)."""

    texte: str
    preuve: Preuve
    nature: str | None = None
    date: str | None = None


def preuve(model: Model, traceable: Traceable) -> Preuve:
    """The provenance of one statement. Raises KeyError on an unknown source, which the check refuses before."""
    return Preuve(
        confiance=traceable.confiance,
        citations=tuple(_citations(model.sources[source_id] for source_id in traceable.sources)),
        lu_le=traceable.lu_le,
        verifie_le=traceable.verifie_le,
    )


def mentions(model: Model, bloc: records.Bloc, natures: Iterable[str] | None = None) -> tuple[Dit, ...]:
    """What else has been said of a block, in the registry's order; of the given natures only, where some are."""
    kept = bloc.mentions if natures is None else [mention for mention in bloc.mentions if mention.nature in natures]
    return tuple(Dit(typographie(mention.texte), preuve(model, mention), mention.nature) for mention in kept)


def cited(preuves: Iterable[Preuve]) -> tuple[Source, ...]:
    """The distinct sources of several statements, in the order in which they are first cited."""
    return tuple(
        {citation.source.id: citation.source for preuve in preuves for citation in preuve.citations}.values()
    )


def _citations(sources: Iterable[Source]) -> Iterator[Citation]:
    ranks: Counter[str] = Counter()
    for source in sources:
        ranks[source.editeur] += 1
        rank = ranks[source.editeur]
        label = typographie(source.editeur)
        yield Citation(label if rank == 1 else f"{label} ({rank})", source)
