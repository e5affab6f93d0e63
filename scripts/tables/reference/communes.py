"""Communes of the COG 2024 that other tables use."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import (
    CODE_DEPARTEMENT,
    CODE_INSEE_2024,
    SIREN_EPCI,
    SIREN_EPT,
    TO_DEPARTEMENTS,
    TO_EPCI,
    TO_EPT,
)
from scripts.tables.lieux import habitants, nom
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    communes = model.reference.communes
    for code in sorted(set(_codes(model))):
        yield communes[code]


def _codes(model: Model) -> Iterator[str]:
    """Codes of all communes that a row of another table may hold."""
    reference = model.reference
    yield from model.qpv_2015_by_commune
    yield from model.qpv_2024_by_commune
    yield from model.cites_by_commune
    for cite in model.cites.values():
        yield from cite.territoire
        yield from cite.record.territoire.hors
    for contrat in (*reference.contrats_2015.values(), *reference.contrats_2024.values()):
        if contrat.type_territoire == "commune":
            yield reference.commune_2024(contrat.code_territoire)
    for code_postal in reference.codes_postaux:
        yield reference.commune_2024(code_postal.code_insee)


TABLE = Table(
    name="communes",
    title="Communes",
    description="Communes du code officiel géographique de 2024 qu’une autre table emploie : communes à QPV de l’une "
    "ou l’autre génération, communes des territoires des cités, communes à contrat de ville. Ce n’est pas la liste "
    "de toutes les communes.",
    columns=(
        CODE_INSEE_2024,
        nom("Nom de la commune.", "L’Abergement-Clémenciat"),
        CODE_DEPARTEMENT,
        SIREN_EPCI.optional(),
        SIREN_EPT.optional(),
        habitants(
            "population_municipale",
            "Population municipale",
            "Population municipale de 2022 ; de 2017 à Mayotte, du dernier recensement repris par la source dans les "
            "collectivités d’outre-mer. Population de toute la commune, non de ses QPV.",
            "insee-populations-2022",
        ),
    ),
    primary_key=("code_insee_2024",),
    foreign_keys=(TO_DEPARTEMENTS, TO_EPCI, TO_EPT),
    sources=("insee-cog-2024", "dgcl-epci-2024"),
    rows=_rows,
)
