"""The table of all cités: `/cites/`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts.french import compte
from scripts.model.model import Model
from scripts.pages.parts.cite_rows import LigneCite, cite_rows
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import SOURCES_QPV_2015, Notice, reference_sources
from scripts.pages.parts.ways_out import data_of


class ListeCites(Struct, frozen=True):
    """All cités, in alphabetical order."""

    cites: tuple[LigneCite, ...]
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    yield Page(
        path="cites/index.html",
        template="cites.html",
        title=f"Les {compte(len(model.cites), 'cité')} de l’emploi",
        description="Toutes les cités de l’emploi\u00a0: région, département, vague, territoire, communes, quartiers "
        "prioritaires et leurs habitants.",
        kind="Page",
        context=ListeCites(
            cites=cite_rows(model, model.cites.values()),
            sources=reference_sources(model, ("anct-cites-2023", *SOURCES_QPV_2015)),
        ),
        ways_out=data_of("cites"),
    )
