"""Postal codes of communes with a QPV."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_INSEE_2024, CODE_INSEE_PUBLIE, TO_COMMUNES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for row in model.reference.codes_postaux:
        yield row.code_postal, row.code_insee, model.reference.commune_2024(row.code_insee)


TABLE = Table(
    name="codes_postaux",
    title="Codes postaux",
    description="Codes postaux des communes à QPV et des arrondissements de Paris, Lyon et Marseille. Un code postal "
    "peut servir plusieurs communes, dont certaines ne figurent pas ici.",
    columns=(
        Column(
            name="code_postal",
            type="string",
            title="Code postal",
            description="Code postal, zéro initial compris.",
            pattern="^[0-9]{5}$",
            example="01000",
        ),
        CODE_INSEE_PUBLIE,
        CODE_INSEE_2024,
    ),
    primary_key=("code_postal", "code_insee_publie"),
    foreign_keys=(TO_COMMUNES,),
    sources=("la-poste-codes-postaux", "insee-cog-2024"),
    rows=_rows,
)
