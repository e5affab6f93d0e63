"""The page of a commune of today that ANCT lists for a cité, or that holds one which it lists: `/communes/94028/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from scripts.french import compte, nombre, typographie
from scripts.links import (
    Renvoi,
    commune_link,
    commune_links,
    commune_path,
    communes_with_a_page,
    contrat_2015_link,
    contrat_2024_link,
    departement_link,
    region_link,
)
from scripts.model.model import Model
from scripts.pages.parts.answers import Reponse, for_commune, preuves
from scripts.pages.parts.descriptions import fitting, les_cites
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.neighbours import neighbours
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import (
    SOURCES_LIEUX,
    SOURCES_QPV_2015,
    SOURCES_QPV_2024,
    Notice,
    cited,
    reference_sources,
)
from scripts.pages.parts.qpv_rows import Quartier2015, Quartier2024, quartier_2015, quartier_2024
from scripts.pages.parts.ways_out import data_of
from scripts.registry.reference import Passage

_MAYOTTE = "976"


class PageCommune(Struct, frozen=True):
    """The answer, the commune, and all its QPV, those that touch no cité too; `population` in residents (Insee), of the
    year `annee_population` (of several, so absent, in the collectivités of overseas).

    `voisines` are the other communes that ANCT lists for the same cités. `absorbees` are those that have joined this
    one since the COG of the registry: their QPV and their residents are counted here.
    """

    reponse: Reponse
    commune: Renvoi
    absorbees: tuple[Passage, ...]
    departement: Renvoi
    region: Renvoi | None
    intercommunalites: tuple[str, ...]
    codes_postaux: tuple[str, ...]
    population: int | None
    annee_population: int | None
    quartiers_2015: tuple[Quartier2015, ...]
    quartiers_2024: tuple[Quartier2024, ...]
    contrats_2015: tuple[Renvoi, ...]
    contrats_2024: tuple[Renvoi, ...]
    voisines: tuple[Renvoi, ...]
    interlocuteurs: Interlocuteurs
    sources: tuple[Notice, ...]


def keys(model: Model) -> list[str]:
    """The codes of those that have a page, by département."""
    return neighbours(model.reference.communes, communes_with_a_page(model))


def pages(model: Model, keys: Sequence[str]) -> Iterator[Page]:
    """One page a commune."""
    with_a_page = communes_with_a_page(model)
    for code in keys:
        yield _page(model, code, with_a_page[code])


def annee_population(model: Model, code_departement: str) -> int | None:
    """The year of municipal populations, as the source of the table of communes gives it."""
    if model.reference.departements[code_departement].zone == "com":
        return None
    return 2017 if code_departement == _MAYOTTE else 2022


def _page(model: Model, code: str, parts: Sequence[str]) -> Page:
    reference = model.reference
    row = reference.communes[code]
    commune = commune_link(model, code)
    reponse = for_commune(model, code, parts[1:])
    qpv_2015 = _of_parts(model.qpv_2015_by_commune, parts)
    qpv_2024 = _of_parts(model.qpv_2024_by_commune, parts)
    absorbees = tuple(reference.fusions[part] for part in parts[1:])
    codes_postaux = tuple(sorted(_of_parts(model.codes_postaux_by_commune, parts)))
    populations = [reference.communes[part].population_municipale for part in parts]
    contrats = dict.fromkeys(c.code_cv_2015 for qpv in qpv_2015 for c in reference.qpv_2015_contrats.get(qpv, ()))
    code_region = reference.departements[row.code_departement].code_region
    said = f"{commune.label} et {les_cites(r.cite for r in reponse.rapports)}"
    counted = (
        f"la commune compte {compte(len(qpv_2015), 'quartier prioritaire', 'quartiers prioritaires')} de 2015-2023, "
        f"{nombre(len(qpv_2024))} de 2024"
    )
    return Page(
        path=f"{commune_path(code)}index.html",
        template="commune.html",
        title=f"{commune.label} ({row.code_departement})",
        description=fitting(f"{reponse.mots} {said}\u00a0: {counted}.", f"{reponse.mots} {said}."),
        kind="Commune",
        context=PageCommune(
            reponse=reponse,
            commune=commune,
            absorbees=absorbees,
            departement=departement_link(model, row.code_departement),
            region=code_region and region_link(model, code_region),
            intercommunalites=tuple(_intercommunalites(model, code)),
            codes_postaux=codes_postaux,
            population=None if None in populations else sum(populations),
            annee_population=annee_population(model, row.code_departement),
            quartiers_2015=tuple(quartier_2015(model, qpv) for qpv in sorted(qpv_2015)),
            quartiers_2024=tuple(quartier_2024(model, qpv) for qpv in sorted(qpv_2024)),
            contrats_2015=tuple(contrat_2015_link(model, contrat) for contrat in contrats),
            contrats_2024=tuple(
                contrat_2024_link(model, contrat) for contrat in _of_parts(model.contrats_2024_by_commune, parts)
            ),
            voisines=_voisines(model, parts),
            interlocuteurs=interlocuteurs(model),
            sources=reference_sources(
                model, SOURCES_QPV_2015 + SOURCES_QPV_2024 + SOURCES_LIEUX, cited(preuves(reponse))
            ),
        ),
        crumbs=(Link("Communes", "communes/"),),
        ways_out=data_of("communes", "cites_communes_anct", "cites_communes_territoire"),
    )


def _of_parts(index: Mapping[str, tuple[str, ...]], parts: Sequence[str]) -> tuple[str, ...]:
    """The codes that an index gives for any of the communes, each once."""
    return tuple(dict.fromkeys(code for part in parts for code in index.get(part, ())))


def _voisines(model: Model, parts: Sequence[str]) -> tuple[Renvoi, ...]:
    cites = _of_parts(model.cites_by_commune, parts)
    listed = {lien.code for cite_id in cites for lien in model.cites[cite_id].communes_anct}
    return commune_links(model, listed - set(parts))


def _intercommunalites(model: Model, code: str) -> Iterator[str]:
    row = model.reference.communes[code]
    if row.siren_epci:
        yield typographie(model.reference.epci[row.siren_epci].nom)
    if row.siren_ept:
        yield typographie(model.reference.ept[row.siren_ept].nom)
