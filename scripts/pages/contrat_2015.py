"""The page of a contrat de ville 2015-2023 of a cité: `/contrats-de-ville/cv354/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scripts.french import compte
from scripts.links import (
    Renvoi,
    cite_link,
    commune_links,
    contrat_2015_link,
    contrat_2024_link,
    contrat_path,
    departement_link,
    qpv_2015_link,
)
from scripts.model.model import Model
from scripts.pages.parts.descriptions import fitting, les_cites
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.neighbours import neighbours
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import (
    SOURCES_CONTRATS_2015,
    SOURCES_CONTRATS_2024,
    SOURCES_QPV_2015,
    Notice,
    Preuve,
    cited,
    preuve,
    reference_sources,
)
from scripts.pages.parts.qpv_rows import Quartier2015, quartier_2015
from scripts.pages.parts.ways_out import data_of


class CiteDuContrat(Struct, frozen=True):
    """A cité that rests on the contrat; with the role `limitrophe`, only through a QPV that straddles."""

    cite: Renvoi
    role: str
    preuve: Preuve


class Ecart(Struct, frozen=True):
    """Insee's `total` of residents of the QPV of a contrat in 2018, where ANCT's own total differs.

    `ailleurs` are those that are attached first to another contrat, where their residents are the whole difference.
    """

    total: int
    ailleurs: tuple[Renvoi, ...]


class PageContrat2015(Struct, frozen=True):
    """The contrat, its cités, all its QPV and their communes, the other contrats of its cités (`voisins`).

    `habitants` is ANCT's own total of residents in 2018; `ecart` is absent where it is the sum of those of the QPV.
    """

    contrat: Renvoi
    departement: Renvoi
    habitants: int | None
    ecart: Ecart | None
    cites: tuple[CiteDuContrat, ...]
    communes: tuple[Renvoi, ...]
    quartiers: tuple[Quartier2015, ...]
    contrats_2024: tuple[Renvoi, ...]
    voisins: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    sources: tuple[Notice, ...]


def keys(model: Model) -> list[str]:
    """The codes of those that have a page, by département."""
    return neighbours(model.reference.contrats_2015, model.cites_by_contrat_2015)


def pages(model: Model, keys: Sequence[str]) -> Iterator[Page]:
    """One page a contrat."""
    for code in keys:
        yield _page(model, code)


def _page(model: Model, code: str) -> Page:
    row = model.reference.contrats_2015[code]
    quartiers = model.qpv_2015_by_contrat.get(code, ())
    liens = [
        lien
        for cite_id in model.cites_by_contrat_2015[code]
        for lien in model.cites[cite_id].contrats
        if lien.code == code
    ]
    contrat = contrat_2015_link(model, code)
    cites = tuple(CiteDuContrat(cite_link(model.cites[lien.cite_id]), lien.role, preuve(model, lien)) for lien in liens)
    communes = {c.code_insee_2024 for qpv in quartiers for c in model.reference.qpv_2015_communes[qpv]}
    voisins = {lien.code for item in liens for lien in model.cites[item.cite_id].contrats}
    nomme = f"Le contrat de ville 2015-2023 {contrat.label} ({code})"
    ses_cites = les_cites(item.cite for item in cites)
    return Page(
        path=f"{contrat_path(code)}index.html",
        template="contrat_2015.html",
        title=f"{contrat.label}, contrat de ville 2015-2023",
        description=fitting(
            f"{nomme}, {compte(len(quartiers), 'quartier prioritaire', 'quartiers prioritaires')}, et {ses_cites}.",
            f"{nomme} et {ses_cites}.",
        ),
        kind="Contrat de ville",
        context=PageContrat2015(
            contrat=contrat,
            departement=departement_link(model, row.code_departement),
            habitants=row.population_qpv_2018,
            ecart=_ecart(model, code, quartiers),
            cites=cites,
            communes=commune_links(model, communes),
            quartiers=tuple(quartier_2015(model, qpv) for qpv in quartiers),
            contrats_2024=tuple(
                contrat_2024_link(model, other)
                for other in dict.fromkeys(
                    other for commune in sorted(communes) for other in model.contrats_2024_by_commune.get(commune, ())
                )
            ),
            voisins=tuple(contrat_2015_link(model, other) for other in sorted(voisins - {code})),
            interlocuteurs=interlocuteurs(model),
            sources=reference_sources(
                model,
                SOURCES_CONTRATS_2015 + SOURCES_QPV_2015 + SOURCES_CONTRATS_2024,
                cited(item.preuve for item in cites),
            ),
        ),
        crumbs=(Link("Contrats de ville", "contrats-de-ville/"),),
        ways_out=data_of("contrats_de_ville_2015", "cites_contrats_de_ville_2015"),
    )


def _ecart(model: Model, code: str, quartiers: Sequence[str]) -> Ecart | None:
    published = model.reference.contrats_2015[code].population_qpv_2018
    residents = {qpv: model.reference.qpv_2015[qpv].population_2018 or 0 for qpv in quartiers}
    total = sum(residents.values())
    if published in (None, total):
        return None
    attached = model.reference.qpv_2015_contrats
    ailleurs = [qpv for qpv in quartiers if any(row.rang == 1 and row.code_cv_2015 != code for row in attached[qpv])]
    explained = published + sum(residents[qpv] for qpv in ailleurs) == total
    return Ecart(total, tuple(qpv_2015_link(model, qpv) for qpv in ailleurs) if explained else ())
