"""The régions, those without a cité too: `/regions/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from scripts.french import alphabetique
from scripts.links import Renvoi, region_link
from scripts.model.model import Model
from scripts.pages.parts.areas import Bilan, bilan, by_departement
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import SOURCES_QPV_2015, Notice, reference_sources
from scripts.pages.parts.ways_out import data_of


class LigneRegion(Struct, frozen=True):
    """One région."""

    region: Renvoi
    bilan: Bilan


class ListeRegions(Struct, frozen=True):
    """All régions, in alphabetical order."""

    regions: tuple[LigneRegion, ...]
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    lieux = by_departement(model)
    departements = defaultdict(list)
    for code, row in model.reference.departements.items():
        departements[row.code_region].append(code)
    lignes = (
        LigneRegion(
            region_link(model, code),
            bilan(model, model.cites_by_region.get(code, ()), departements[code], lieux),
        )
        for code in model.reference.regions
    )
    yield Page(
        path="regions/index.html",
        template="regions.html",
        title="Les cités de l’emploi par région",
        description="Combien de cités de l’emploi dans chaque région, de quelle vague, pour combien de quartiers.",
        kind="Page",
        context=ListeRegions(
            regions=tuple(sorted(lignes, key=lambda ligne: alphabetique(ligne.region.label))),
            sources=reference_sources(model, ("anct-cites-2023", *SOURCES_QPV_2015)),
        ),
        ways_out=data_of("cites", "cites_regions"),
    )
