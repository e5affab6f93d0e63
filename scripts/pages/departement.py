"""The page of a département that has a cité: `/departements/94/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from scripts.french import compte
from scripts.links import (
    Renvoi,
    commune_links,
    communes_of_qpv_2015,
    communes_of_qpv_2024,
    contrat_2015_link,
    contrat_2024_link,
    departement_link,
    departement_path,
    qpv_2015_link,
    qpv_2024_link,
    region_link,
)
from scripts.model.model import Model
from scripts.pages.parts.areas import Bilan, Lieux, bilan, by_departement
from scripts.pages.parts.cite_rows import LigneCite, cite_rows
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import SOURCES_QPV_2015, SOURCES_QPV_2024, Notice, reference_sources
from scripts.pages.parts.ways_out import data_of
from scripts.pages.quartiers import QuartierListe


class PageDepartement(Struct, frozen=True):
    """The département's cités, what of their perimeter lies in it, and the région's other départements with a cité.

    `plusieurs`: whether one of its cités spreads over another département too.
    """

    departement: Renvoi
    region: Renvoi
    bilan: Bilan
    cites: tuple[LigneCite, ...]
    plusieurs: bool
    communes: tuple[Renvoi, ...]
    quartiers_2015: tuple[QuartierListe, ...]
    quartiers_2024: tuple[QuartierListe, ...]
    contrats_2015: tuple[Renvoi, ...]
    contrats_2024: tuple[Renvoi, ...]
    voisins: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """One page a département, by code."""
    lieux = by_departement(model)
    voisins: dict[str | None, list[Renvoi]] = defaultdict(list)
    for code in sorted(model.cites_by_departement):
        voisins[model.reference.departements[code].code_region].append(departement_link(model, code))
    for code in sorted(model.cites_by_departement):
        yield _page(model, code, voisins, lieux)


def _page(model: Model, code: str, voisins: Mapping[str | None, Sequence[Renvoi]], lieux: Lieux) -> Page:
    departement = departement_link(model, code)
    code_region = model.reference.departements[code].code_region
    ids = model.cites_by_departement[code]
    counts = bilan(model, ids, [code], lieux)
    cites = cite_rows(model, (model.cites[cite_id] for cite_id in ids))
    return Page(
        path=f"{departement_path(code)}index.html",
        template="departement.html",
        title=f"{departement.label} ({code})",
        description=f"{departement.label} ({code})\u00a0: {compte(counts.cites, 'cité')} de l’emploi, "
        f"{compte(counts.quartiers_2015, 'quartier prioritaire', 'quartiers prioritaires')} de 2015-2023 dans "
        f"{'cette cité' if counts.cites == 1 else 'ces cités'}.",
        kind="Département",
        context=PageDepartement(
            departement=departement,
            region=region_link(model, code_region),
            bilan=counts,
            cites=cites,
            plusieurs=any(len(ligne.departements) > 1 for ligne in cites),
            communes=commune_links(model, lieux.communes.get(code, ())),
            quartiers_2015=tuple(
                QuartierListe(qpv_2015_link(model, qpv), communes_of_qpv_2015(model, qpv))
                for qpv in lieux.qpv_2015.get(code, ())
            ),
            quartiers_2024=tuple(
                QuartierListe(qpv_2024_link(model, qpv), communes_of_qpv_2024(model, qpv))
                for qpv in lieux.qpv_2024.get(code, ())
            ),
            contrats_2015=tuple(contrat_2015_link(model, c) for c in lieux.contrats_2015.get(code, ())),
            contrats_2024=tuple(contrat_2024_link(model, c) for c in lieux.contrats_2024.get(code, ())),
            voisins=tuple(other for other in voisins[code_region] if other.code != code),
            interlocuteurs=interlocuteurs(model),
            sources=reference_sources(model, ("anct-cites-2023", *SOURCES_QPV_2015, *SOURCES_QPV_2024)),
        ),
        crumbs=(Link("Départements", "departements/"),),
        ways_out=data_of("cites", "cites_departements"),
    )
