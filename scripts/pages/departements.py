"""The départements, those without a cité too: `/departements/`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts.links import Renvoi, departement_link, region_link
from scripts.model.model import Model
from scripts.pages.parts.areas import Bilan, bilan, by_departement
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import SOURCES_QPV_2015, Notice, reference_sources
from scripts.pages.parts.ways_out import data_of


class LigneDepartement(Struct, frozen=True):
    """One département."""

    departement: Renvoi
    region: Renvoi
    bilan: Bilan


class ListeDepartements(Struct, frozen=True):
    """All départements of a région, by code: with a cité, and without."""

    avec: tuple[LigneDepartement, ...]
    sans: tuple[Renvoi, ...]
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    lieux = by_departement(model)
    rows = [row for _, row in sorted(model.reference.departements.items()) if row.code_region]
    context = ListeDepartements(
        avec=tuple(
            LigneDepartement(
                departement_link(model, row.code_departement),
                region_link(model, row.code_region),
                bilan(model, model.cites_by_departement[row.code_departement], [row.code_departement], lieux),
            )
            for row in rows
            if row.code_departement in model.cites_by_departement
        ),
        sans=tuple(
            departement_link(model, row.code_departement)
            for row in rows
            if row.code_departement not in model.cites_by_departement
        ),
        sources=reference_sources(model, ("anct-cites-2023", *SOURCES_QPV_2015)),
    )
    yield Page(
        path="departements/index.html",
        template="departements.html",
        title="Les cités de l’emploi par département",
        description=f"{len(context.avec)} départements avaient une cité de l’emploi, "
        f"{len(context.sans)} n’en avaient pas.",
        kind="Page",
        context=context,
        ways_out=data_of("cites", "cites_departements"),
    )
