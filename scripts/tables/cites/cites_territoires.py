"""The codes that define the territory of each cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.registry.reference import Reference
from scripts.tables.keys import (
    CITE_ID,
    CODE_DEPARTEMENT,
    CODE_INSEE_2024,
    SIREN_EPCI,
    SIREN_EPT,
    TO_CITES,
    TO_COMMUNES,
    TO_DEPARTEMENTS,
    TO_EPCI,
    TO_EPT,
)
from scripts.tables.table import Column, Row, Table
from scripts.tables.territoires import TYPE_TERRITOIRE


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        territoire = cite.record.territoire
        for code in territoire.codes:
            yield (
                cite.id,
                code,
                territoire.type,
                _nom(territoire.type, code, model.reference),
                model.reference.commune_2024(code) if territoire.type == "communes" else None,
                code if territoire.type == "epci" else None,
                code if territoire.type == "ept" else None,
                code if territoire.type == "departement" else None,
            )


def _nom(type_: str, code: str, reference: Reference) -> str | None:
    named = {
        "epci": reference.epci,
        "ept": reference.ept,
        "departement": reference.departements,
        "communes": reference.communes,
    }[type_]
    return (named.get(code) or reference.communes_anciennes[code]).nom


TABLE = Table(
    name="cites_territoires",
    title="Territoires des cités",
    description="Ce dont chaque cité porte le nom : une ligne par commune, arrondissement municipal, EPCI, EPT ou "
    "département. Les communes qui en résultent sont dans « cites_communes_territoire », celles qui en sont exclues "
    "dans « cites_territoires_exclusions ».",
    columns=(
        CITE_ID,
        Column(
            name="code_territoire",
            type="string",
            title="Code du territoire",
            description="Code qui définit le territoire, selon son type : code Insee d’une commune ou d’un "
            "arrondissement municipal, SIREN d’un EPCI ou d’un EPT, code d’un département.",
            pattern="^([0-9]{9}|[0-9][0-9AB][0-9]{3}|[0-9][0-9AB]|9[78][0-9])$",
            example="244900015",
        ),
        TYPE_TERRITOIRE,
        Column(
            name="nom",
            type="string",
            title="Nom",
            description="Nom officiel en 2024.",
            example="CU Angers Loire Métropole",
        ),
        CODE_INSEE_2024.optional(),
        SIREN_EPCI.optional(),
        SIREN_EPT.optional(),
        CODE_DEPARTEMENT.optional(),
    ),
    primary_key=("cite_id", "code_territoire"),
    foreign_keys=(TO_CITES, TO_COMMUNES, TO_EPCI, TO_EPT, TO_DEPARTEMENTS),
    sources=("anct-cites-2023", "insee-cog-2024", "dgcl-epci-2024"),
    rows=_rows,
)
