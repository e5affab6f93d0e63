"""The page of a QPV drawn in 2024 that touches a cité, by what it follows or by its commune: `/qpv/qn05901m/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scripts.french import liste, situe
from scripts.links import Renvoi, contrat_2015_link, contrat_2024_link, departement_link, qpv_2024_link, qpv_path
from scripts.model.model import Model
from scripts.pages.parts.answers import Reponse, for_qpv_2024, preuves
from scripts.pages.parts.descriptions import fitting, les_cites
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.neighbours import neighbours
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import (
    SOURCES_CONTRATS_2015,
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


class PageQuartier2024(Struct, frozen=True):
    """The answer, the QPV, its contrats (inferred) and its neighbours: the other QPV of 2024 of its communes.

    `contrats_2015` are those of the QPV that it follows.
    """

    reponse: Reponse
    quartier: Quartier2024
    departement: Renvoi
    contrats: tuple[Renvoi, ...]
    contrats_2015: tuple[Renvoi, ...]
    voisins: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    remarques: tuple[Dit, ...]
    sources: tuple[Notice, ...]


def keys(model: Model) -> list[str]:
    """The codes of those that have a page, by département."""
    return neighbours(model.reference.qpv_2024, model.cites_by_qpv_2024)


def pages(model: Model, keys: Sequence[str]) -> Iterator[Page]:
    """One page a QPV."""
    for code in keys:
        yield _page(model, code)


def _page(model: Model, code: str) -> Page:
    row = model.reference.qpv_2024[code]
    quartier = quartier_2024(model, code)
    reponse = for_qpv_2024(model, code)
    communes = [commune.code for commune in quartier.communes]
    contrats = dict.fromkeys(contrat for commune in communes for contrat in model.contrats_2024_by_commune[commune])
    voisins = {other for commune in communes for other in model.qpv_2024_by_commune[commune]} - {code}
    lieu = liste(situe(commune.label) for commune in quartier.communes)
    cites = les_cites(rapport.cite for rapport in reponse.rapports)
    dits = remarques(model, [code])
    return Page(
        path=f"{qpv_path(code)}index.html",
        template="qpv_2024.html",
        title=f"{quartier.qpv.label} ({', '.join(commune.label for commune in quartier.communes)}), QPV 2024",
        description=fitting(
            f"{reponse.mots} Le quartier prioritaire de 2024 {quartier.qpv.label} ({code}), {lieu}, et {cites}.",
            f"{reponse.mots} Le quartier prioritaire de 2024 {quartier.qpv.label} ({code}) et {cites}.",
            f"{reponse.mots} {quartier.qpv.label} ({code}) et {cites}.",
            f"{reponse.mots} Le quartier {code} et {cites}.",
        ),
        kind="Quartier (QPV)",
        context=PageQuartier2024(
            reponse=reponse,
            quartier=quartier,
            departement=departement_link(model, row.code_departement),
            contrats=tuple(contrat_2024_link(model, contrat) for contrat in contrats),
            contrats_2015=_contrats_2015(model, code),
            voisins=tuple(qpv_2024_link(model, other) for other in sorted(voisins) if other in model.cites_by_qpv_2024),
            interlocuteurs=interlocuteurs(model),
            remarques=dits,
            sources=reference_sources(
                model,
                SOURCES_QPV_2024 + SOURCES_CONTRATS_2015 + SOURCES_CONTRATS_2024,
                cited((*preuves(reponse), *(dit.preuve for dit in dits))),
            ),
        ),
        crumbs=(Link("Quartiers", "qpv/"),),
        ways_out=data_of("qpv_2024", "cites_qpv_2024", "correspondances_qpv"),
    )


def _contrats_2015(model: Model, code: str) -> tuple[Renvoi, ...]:
    """The contrats until 2023 of the QPV that it follows."""
    contrats = {
        row.code_cv_2015
        for suite in model.successions_by_2024.get(code, ())
        for row in model.reference.qpv_2015_contrats.get(suite.code_qp_2015, ())
    }
    return tuple(contrat_2015_link(model, contrat) for contrat in sorted(contrats))
