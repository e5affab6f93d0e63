"""Départements of each cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_DEPARTEMENT, TO_CITES, TO_DEPARTEMENTS
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for code in cite.departements:
            yield cite.id, code


TABLE = Table(
    name="cites_departements",
    title="Départements des cités",
    description="Départements des communes « coeur » que l’ANCT liste pour chaque cité ; une cité peut en avoir "
    "plusieurs.",
    columns=(CITE_ID, CODE_DEPARTEMENT),
    primary_key=("cite_id", "code_departement"),
    foreign_keys=(TO_CITES, TO_DEPARTEMENTS),
    sources=("anct-cites-2023", "insee-cog-2024"),
    rows=_rows,
)
