"""The page of a région that has a cité: `/regions/11/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from scripts.french import alphabetique, compte
from scripts.links import Renvoi, commune_links, departement_link, region_link, region_path
from scripts.model.model import Model
from scripts.pages.parts.areas import Bilan, Lieux, bilan, by_departement
from scripts.pages.parts.cite_rows import LigneCite, cite_rows
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import SOURCES_QPV_2015, Notice, reference_sources
from scripts.pages.parts.ways_out import data_of


class LigneDepartement(Struct, frozen=True):
    """A département of the région; `cites` may be 0."""

    departement: Renvoi
    cites: int
    quartiers: int


class PageRegion(Struct, frozen=True):
    """The région's cités, départements and communes that ANCT lists, and the other régions that have a cité."""

    region: Renvoi
    bilan: Bilan
    cites: tuple[LigneCite, ...]
    departements: tuple[LigneDepartement, ...]
    communes: tuple[Renvoi, ...]
    voisines: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """One page a région, by code."""
    lieux = by_departement(model)
    departements = defaultdict(list)
    for code, row in model.reference.departements.items():
        departements[row.code_region].append(code)
    regions = sorted(
        (region_link(model, code) for code in model.cites_by_region), key=lambda link: alphabetique(link.label)
    )
    for code in sorted(model.cites_by_region):
        yield _page(model, code, departements, regions, lieux)


def _page(
    model: Model, code: str, departements: Mapping[str, Sequence[str]], regions: Iterable[Renvoi], lieux: Lieux
) -> Page:
    region = region_link(model, code)
    ids = model.cites_by_region[code]
    counts = bilan(model, ids, departements[code], lieux)
    return Page(
        path=f"{region_path(code)}index.html",
        template="region.html",
        title=region.label,
        description=f"Région {region.label}\u00a0: {compte(counts.cites, 'cité')} de l’emploi, "
        f"{compte(counts.quartiers_2015, 'quartier prioritaire', 'quartiers prioritaires')} de 2015-2023 dans "
        f"{'cette cité' if counts.cites == 1 else 'ces cités'}.",
        kind="Région",
        context=PageRegion(
            region=region,
            bilan=counts,
            cites=cite_rows(model, (model.cites[cite_id] for cite_id in ids)),
            departements=tuple(
                LigneDepartement(
                    departement_link(model, departement),
                    len(model.cites_by_departement.get(departement, ())),
                    len(lieux.qpv_2015.get(departement, ())),
                )
                for departement in sorted(departements[code])
            ),
            communes=commune_links(
                model,
                (commune for departement in departements[code] for commune in lieux.communes.get(departement, ())),
            ),
            voisines=tuple(other for other in regions if other.path != region.path),
            interlocuteurs=interlocuteurs(model),
            sources=reference_sources(model, ("anct-cites-2023", *SOURCES_QPV_2015)),
        ),
        crumbs=(Link("Régions", "regions/"),),
        ways_out=data_of("cites", "cites_regions"),
    )
