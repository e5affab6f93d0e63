"""Where a statement comes from, as pages show it: its sources resolved, its confidence, the day it was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Protocol

from msgspec import Struct

from scripts.french import jour, typographie
from scripts.links import adresse_web
from scripts.model.model import Model
from scripts.registry import records
from scripts.registry.provenance import Confiance
from scripts.registry.records import Source

_INNER_QUOTES = re.compile("«\u00a0(.*?)\u00a0»")

SOURCES_QPV_2015 = ("sig-ville-qpv-2015", "insee-population-qpv-2018")
SOURCES_QPV_2024 = ("anct-qpv-2024", "anct-correspondance-qpv-2024")
SOURCES_CONTRATS_2015 = ("anct-contrats-de-ville-2015",)
SOURCES_CONTRATS_2024 = ("anct-contrats-de-ville-2024",)
SOURCES_LIEUX = ("insee-cog-2024", "insee-populations-2022", "dgcl-epci-2024")


class Traceable(Protocol):
    """What carries a provenance: a block, a statement, a fact of the programme, a link of the model."""

    sources: tuple[str, ...]
    confiance: Confiance
    lu_le: date
    verifie_le: date | None


class Notice(Struct, frozen=True):
    """A source as the foot of a page lists it; `suite` follows the title: date, day read, then the reference."""

    id: str
    editeur: str
    titre: str
    url: str | None
    suite: str


class Citation(Struct, frozen=True):
    """A source cited, under its publisher's name; a second one of the same publisher is told apart by its rank."""

    label: str
    notice: Notice


class Preuve(Struct, frozen=True):
    """The provenance of one statement; `verifie_le` is absent until a person has verified it."""

    confiance: Confiance
    citations: tuple[Citation, ...]
    lu_le: date
    verifie_le: date | None


class Dit(Struct, frozen=True):
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


def cited(preuves: Iterable[Preuve]) -> tuple[Notice, ...]:
    """The distinct sources of several statements, in the order in which they are first cited."""
    return tuple({citation.notice.id: citation.notice for preuve in preuves for citation in preuve.citations}.values())


def reference_sources(model: Model, ids: Iterable[str], besides: Iterable[Notice] = ()) -> tuple[Notice, ...]:
    """Sources of the reference tables that a page shows, after those it cites already.

    Raises KeyError on an unknown source: the identifiers never change.
    """
    own = (notice(model.sources[source_id]) for source_id in ids)
    return tuple({item.id: item for item in (*besides, *own)}.values())


@lru_cache(maxsize=1024)
def notice(source: Source) -> Notice:
    """How a source is listed."""
    dated = f", {jour(source.date)}" if source.date else ""
    reference = f" {source.reference.rstrip('.')}." if source.reference else ""
    return Notice(
        id=source.id,
        editeur=typographie(source.editeur),
        titre=_INNER_QUOTES.sub("“\\1”", typographie(source.titre)),
        url=adresse_web(source.url),
        suite=f"{dated} (lu le {jour(source.lu_le)}).{typographie(reference)}",
    )


def _citations(sources: Iterable[Source]) -> Iterator[Citation]:
    ranks: Counter[str] = Counter()
    for source in sources:
        ranks[source.editeur] += 1
        rank = ranks[source.editeur]
        label = typographie(source.editeur)
        yield Citation(label if rank == 1 else f"{label} ({rank})", notice(source))
