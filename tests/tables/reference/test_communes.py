"""Communes: those that other tables use, no other."""

from __future__ import annotations

from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.reference.communes import TABLE


def test_no_commune_is_there_for_nothing(model: Model) -> None:
    used = set()
    for table in tables():
        names = [column.name for column in table.columns]
        if table is not TABLE and "code_insee_2024" in names:
            index = names.index("code_insee_2024")
            used |= {row[index] for row in table.rows(model)}
    assert {row[0] for row in TABLE.rows(model)} == used - {None}
