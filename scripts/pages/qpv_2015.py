"""The page of a QPV of 2015-2023 that touches a cité: `/qpv/qp094005/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scripts.french import liste, situe
from scripts.links import Renvoi, contrat_2024_link, departement_link, qpv_2015_link, qpv_path
from scripts.model.model import Model
from scripts.pages.parts.answers import Reponse, for_qpv_2015, preuves
from scripts.pages.parts.descriptions import fitting, les_cites
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.neighbours import neighbours
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import (
    SOURCES_CONTRATS_2015,
    SOURCES_CONTRATS_2024,
    SOURCES_QPV_2015,
    SOURCES_QPV_2024,
    Dit,
    Notice,
    cited,
    reference_sources,
)
from scripts.pages.parts.qpv_rows import Quartier2015, quartier_2015
from scripts.pages.parts.remarques import remarques
from scripts.pages.parts.ways_out import data_of


class PageQuartier2015(Struct, frozen=True):
    """The answer, the QPV, and its neighbours: the other QPV of its communes that touch a cité.

    `contrats_2024` are those of the QPV that succeed it, as their communes tell.

    `habitants_2013` is Insee's population of 2013, absent where it is not published.
    """

    reponse: Reponse
    quartier: Quartier2015
    departement: Renvoi
    habitants_2013: int | None
    contrats_2024: tuple[Renvoi, ...]
    voisins: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    remarques: tuple[Dit, ...]
    sources: tuple[Notice, ...]


def keys(model: Model) -> list[str]:
    """The codes of those that have a page, by département."""
    return neighbours(model.reference.qpv_2015, model.cites_by_qpv_2015)


def pages(model: Model, keys: Sequence[str]) -> Iterator[Page]:
    """One page a QPV."""
    for code in keys:
        yield _page(model, code)


def _page(model: Model, code: str) -> Page:
    row = model.reference.qpv_2015[code]
    quartier = quartier_2015(model, code)
    reponse = for_qpv_2015(model, code)
    lieu = liste(situe(commune.label) for commune in quartier.communes)
    cites = les_cites(rapport.cite for rapport in reponse.rapports)
    dits = remarques(model, [code])
    return Page(
        path=f"{qpv_path(code)}index.html",
        template="qpv_2015.html",
        title=f"{quartier.qpv.label} ({', '.join(commune.label for commune in quartier.communes)}), QPV 2015-2023",
        description=fitting(
            f"{reponse.mots} Le quartier prioritaire {quartier.qpv.label} ({code}), {lieu}, et {cites}.",
            f"{reponse.mots} Le quartier prioritaire {quartier.qpv.label} ({code}) et {cites}.",
            f"{reponse.mots} {quartier.qpv.label} ({code}) et {cites}.",
            f"{reponse.mots} Le quartier {code} et {cites}.",
        ),
        kind="Quartier (QPV)",
        context=PageQuartier2015(
            reponse=reponse,
            quartier=quartier,
            departement=departement_link(model, row.code_departement),
            habitants_2013=row.population_2013,
            contrats_2024=_contrats_2024(model, code),
            voisins=_voisins(model, code, quartier),
            interlocuteurs=interlocuteurs(model),
            remarques=dits,
            sources=reference_sources(
                model,
                SOURCES_QPV_2015 + SOURCES_QPV_2024 + SOURCES_CONTRATS_2015 + SOURCES_CONTRATS_2024,
                cited((*preuves(reponse), *(dit.preuve for dit in dits))),
            ),
        ),
        crumbs=(Link("Quartiers", "qpv/"),),
        ways_out=data_of("qpv_2015", "cites_qpv_2015", "correspondances_qpv"),
    )


def _contrats_2024(model: Model, code: str) -> tuple[Renvoi, ...]:
    """The contrats since 2024 of the communes of its successors."""
    communes = dict.fromkeys(
        row.code_insee_2024
        for suite in model.successions_by_2015.get(code, ())
        for row in model.reference.qpv_2024_communes[suite.code_qp_2024]
    )
    contrats = {contrat for commune in communes for contrat in model.contrats_2024_by_commune.get(commune, ())}
    return tuple(contrat_2024_link(model, contrat) for contrat in sorted(contrats))


def _voisins(model: Model, code: str, quartier: Quartier2015) -> tuple[Renvoi, ...]:
    codes = {other for commune in quartier.communes for other in model.qpv_2015_by_commune[commune.code]}
    return tuple(qpv_2015_link(model, other) for other in sorted(codes - {code}) if other in model.cites_by_qpv_2015)
