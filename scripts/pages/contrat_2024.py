"""The page of a contrat de ville 2024-2030 of the communes of a cité: `/contrats-de-ville/cn05901m/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scripts.french import compte
from scripts.links import (
    Renvoi,
    cite_links,
    commune_links,
    contrat_2015_link,
    contrat_2024_link,
    contrat_path,
    departement_link,
)
from scripts.model.model import Model
from scripts.pages.parts.descriptions import fitting, les_cites
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.neighbours import neighbours
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import (
    SOURCES_CONTRATS_2024,
    SOURCES_QPV_2024,
    Dit,
    Notice,
    cited,
    reference_sources,
)
from scripts.pages.parts.qpv_rows import Quartier2024, quartier_2024
from scripts.pages.parts.remarques import remarques
from scripts.pages.parts.ways_out import data_of


class PageContrat2024(Struct, frozen=True):
    """The contrat, its communes (inferred: no source gives them), their cités, their QPV, their contrats before."""

    contrat: Renvoi
    departement: Renvoi
    cites: tuple[Renvoi, ...]
    communes: tuple[Renvoi, ...]
    quartiers: tuple[Quartier2024, ...]
    contrats_2015: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    remarques: tuple[Dit, ...]
    sources: tuple[Notice, ...]


def keys(model: Model) -> list[str]:
    """The codes of those that have a page, by département."""
    return neighbours(model.reference.contrats_2024, model.cites_by_contrat_2024)


def pages(model: Model, keys: Sequence[str]) -> Iterator[Page]:
    """One page a contrat."""
    for code in keys:
        yield _page(model, code)


def _page(model: Model, code: str) -> Page:
    communes = model.communes_by_contrat_2024[code]
    row = model.reference.contrats_2024[code]
    contrat = contrat_2024_link(model, code)
    cites = cite_links(model, model.cites_by_contrat_2024[code])
    quartiers = sorted({qpv for commune in communes for qpv in model.qpv_2024_by_commune[commune]})
    departement = departement_link(model, row.code_departement)
    dits = remarques(model, [code])
    nomme = f"Le contrat de ville 2024-2030 {contrat.label} ({code})"
    ses_cites = les_cites(cites)
    return Page(
        path=f"{contrat_path(code)}index.html",
        template="contrat_2024.html",
        title=f"{contrat.label}, contrat de ville 2024-2030 ({departement.label})",
        description=fitting(
            f"{nomme}, {compte(len(quartiers), 'quartier prioritaire', 'quartiers prioritaires')}, et {ses_cites}.",
            f"{nomme} et {ses_cites}.",
        ),
        kind="Contrat de ville",
        context=PageContrat2024(
            contrat=contrat,
            departement=departement,
            cites=cites,
            communes=commune_links(model, communes),
            quartiers=tuple(quartier_2024(model, qpv) for qpv in quartiers),
            contrats_2015=_contrats_2015(model, communes),
            interlocuteurs=interlocuteurs(model),
            remarques=dits,
            sources=reference_sources(
                model, SOURCES_CONTRATS_2024 + SOURCES_QPV_2024, cited(dit.preuve for dit in dits)
            ),
        ),
        crumbs=(Link("Contrats de ville", "contrats-de-ville/"),),
        ways_out=data_of("contrats_de_ville_2024", "cites_contrats_de_ville_2024"),
    )


def _contrats_2015(model: Model, communes: Sequence[str]) -> tuple[Renvoi, ...]:
    codes = {
        row.code_cv_2015
        for commune in communes
        for qpv in model.qpv_2015_by_commune.get(commune, ())
        for row in model.reference.qpv_2015_contrats.get(qpv, ())
    }
    return tuple(contrat_2015_link(model, code) for code in sorted(codes))
