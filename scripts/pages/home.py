"""The home page: `/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from scripts.french import alphabetique, compte, typographie
from scripts.links import Renvoi, cite_path, region_link
from scripts.maps import files
from scripts.maps.figures import (
    HabitantsRegion,
    VaguesRegion,
    habitants_figure,
    habitants_par_region,
    vagues_figure,
    vagues_par_region,
)
from scripts.maps.france import france_figure
from scripts.maps.rendering import Drawing
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.pages.parts.cite_rows import LigneCite, cite_rows
from scripts.pages.parts.interlocuteurs import Interlocuteurs, address_check, interlocuteurs
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import Dit, Notice, cited, preuve
from scripts.pages.parts.ways_out import data_of


class RegionAccueil(Struct, frozen=True):
    """A région and its cités: the map's content as a table."""

    region: Renvoi
    cites: tuple[LigneCite, ...]


class Figure(Struct, frozen=True):
    """A figure by région and the numbers it draws."""

    dessin: Markup
    lignes: tuple[HabitantsRegion, ...] | tuple[VaguesRegion, ...]


class Accueil(Struct, frozen=True):
    """What the registry holds, in numbers and on a map; how the programme ended; whom to ask.

    `carte_seule` leads to the map of France as a file of its own, `verification` to where an address is looked up.
    """

    cites: int
    communes: int
    quartiers_2015: int
    quartiers_2024: int
    fin: tuple[Dit, ...]
    carte: Drawing
    carte_seule: Renvoi
    regions: tuple[RegionAccueil, ...]
    habitants: Figure
    vagues: Figure
    interlocuteurs: Interlocuteurs
    verification: str | None
    version: str
    sources: tuple[Notice, ...]


def mapped_pages(model: Model, contours: Contours) -> Iterator[Page]:
    """The one page. Raises Failure (outlines)."""
    fin = tuple(
        Dit(typographie(fait.texte), preuve(model, fait)) for fait in model.programme.faits if fait.theme == "fin"
    )
    habitants, vagues = habitants_par_region(model), vagues_par_region(model)
    regions = (
        RegionAccueil(region_link(model, code), cite_rows(model, (model.cites[cite_id] for cite_id in ids)))
        for code, ids in model.cites_by_region.items()
    )
    yield Page(
        path="index.html",
        template="home.html",
        title="Le registre des cités de l’emploi",
        description=f"Les {compte(len(model.cites), 'cité')} de l’emploi (2020-2024)\u00a0: leurs communes, leurs "
        "quartiers prioritaires, qui les portait et ce qu’elles sont devenues, d’après les sources publiques.",
        kind="Page",
        context=Accueil(
            cites=len(model.cites),
            communes=len(model.cites_by_commune),
            quartiers_2015=len(model.cites_by_qpv_2015),
            quartiers_2024=len(model.cites_by_qpv_2024),
            fin=fin,
            carte=Drawing(partial(france_figure, model, contours, cite_path)),
            carte_seule=Renvoi("Télécharger la carte (SVG)", files.FRANCE),
            regions=tuple(sorted(regions, key=lambda item: alphabetique(item.region.label))),
            habitants=Figure(habitants_figure(habitants), habitants),
            vagues=Figure(vagues_figure(vagues), vagues),
            interlocuteurs=interlocuteurs(model),
            verification=address_check(model),
            version=model.version,
            sources=cited(dit.preuve for dit in fin),
        ),
        ways_out=data_of("cites", "cites_qpv_2015"),
        drawing="france",
    )
