"""The home page: `/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.model.model import Model
from scripts.pages.french import alphabetique, compte, typographie
from scripts.pages.links import Renvoi, cite_links, region_link
from scripts.pages.page import Page
from scripts.pages.provenance import Dit, Notice, cited, preuve


@dataclass(frozen=True, slots=True)
class RegionAccueil:
    """A région and its cités."""

    region: Renvoi
    cites: tuple[Renvoi, ...]


@dataclass(frozen=True, slots=True)
class Accueil:
    """What the registry holds, in numbers; how the programme ended; the cités by région, in alphabetical order."""

    cites: int
    vague_2020: int
    vague_2021: int
    communes: int
    quartiers_2015: int
    quartiers_2024: int
    fin: tuple[Dit, ...]
    regions: tuple[RegionAccueil, ...]
    version: str
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    fin = tuple(
        Dit(typographie(fait.texte), preuve(model, fait)) for fait in model.programme.faits if fait.theme == "fin"
    )
    vagues = [cite.record.vague.annee for cite in model.cites.values()]
    regions = (
        RegionAccueil(region_link(model, code), cite_links(model, ids)) for code, ids in model.cites_by_region.items()
    )
    yield Page(
        path="index.html",
        template="home.html",
        title="Le registre des cités de l’emploi",
        description=f"Les {compte(len(vagues), 'cité')} de l’emploi (2020-2024)\u00a0: leurs communes, leurs quartiers "
        "prioritaires, qui les portait et ce qu’elles sont devenues, d’après les sources publiques.",
        kind="Page",
        context=Accueil(
            cites=len(vagues),
            vague_2020=vagues.count(2020),
            vague_2021=vagues.count(2021),
            communes=len(model.cites_by_commune),
            quartiers_2015=len(model.cites_by_qpv_2015),
            quartiers_2024=len(model.cites_by_qpv_2024),
            fin=fin,
            regions=tuple(sorted(regions, key=lambda item: alphabetique(item.region.label))),
            version=model.version,
            sources=cited(dit.preuve for dit in fin),
        ),
    )
