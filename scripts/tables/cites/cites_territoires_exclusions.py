"""Communes of a territory that do not belong to the cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_INSEE_2024, TO_CITES, TO_COMMUNES
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for code in cite.record.territoire.hors:
            yield cite.id, code


TABLE = Table(
    name="cites_territoires_exclusions",
    title="Communes exclues des territoires",
    description="Communes de l’EPCI, de l’EPT ou du département qui n’appartiennent pas à la cité, parce qu’elles en "
    "forment une autre.",
    columns=(CITE_ID, CODE_INSEE_2024),
    primary_key=("cite_id", "code_insee_2024"),
    foreign_keys=(TO_CITES, TO_COMMUNES),
    sources=("anct-cites-2023",),
    rows=_rows,
)
