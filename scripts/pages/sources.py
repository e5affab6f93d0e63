"""Every source, the fiches that cite it, and the programme where it does: `/sources/`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scripts.french import alphabetique
from scripts.links import Renvoi, cite_links
from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import Notice, notice
from scripts.registry.provenance import source_ids


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
    told = {*source_ids(model.programme)}
    notices = (
        SourceCitee(
            notice(source),
            source.morte_depuis,
            source.licence,
            (
                *([Renvoi("le programme", "programme/")] if source.id in told else []),
                *cite_links(model, model.cites_by_source.get(source.id, ())),
            ),
        )
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
