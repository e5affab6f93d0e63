"""Every source, the fiches that cite it, and the programme where it does: `/sources/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scripts.french import alphabetique
from scripts.links import Renvoi, cite_link, sorted_cites
from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import Notice, notice, source_ids


class SourceCitee(Struct, frozen=True):
    """A source, the day since when its address is dead where it is, its licence where known, and what cites it."""

    notice: Notice
    morte_depuis: date | None
    licence: str | None
    citee_par: tuple[Renvoi, ...]


class ListeSources(Struct, frozen=True):
    """All sources, by publisher then title."""

    notices: tuple[SourceCitee, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    citing: dict[str, dict[Renvoi, None]] = defaultdict(dict)
    for source_id in source_ids(model.programme):
        citing[source_id][Renvoi("le programme", "programme/")] = None
    for cite in sorted_cites(model.cites.values()):
        for source_id in source_ids(cite.record):
            citing[source_id][cite_link(cite)] = None
    notices = (
        SourceCitee(notice(source), source.morte_depuis, source.licence, tuple(citing[source.id]))
        for source in model.sources.values()
    )
    yield Page(
        path="sources/index.html",
        template="sources.html",
        title="Les sources",
        description="Toutes les sources du registre des cités de l’emploi, et les fiches de cité qui les citent.",
        kind="Page",
        context=ListeSources(
            tuple(
                sorted(notices, key=lambda item: (alphabetique(item.notice.editeur), alphabetique(item.notice.titre)))
            )
        ),
        edit="data/sources.yaml",
    )
