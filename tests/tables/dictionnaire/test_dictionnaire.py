"""The dictionary describes every column, its own included."""

from __future__ import annotations

from scripts.model.model import Model
from scripts.tables.dictionnaire.dictionnaire import TABLE
from scripts.tables.listing import tables


def test_every_column_of_every_table(model: Model) -> None:
    expected = [(table.name, column.name) for table in tables() for column in table.columns]
    assert [row[:2] for row in TABLE.rows(model)] == expected


def test_a_key_says_where_it_leads(model: Model) -> None:
    parents = {row[:2]: row[9] for row in TABLE.rows(model)}
    assert parents["cites_qpv_2015", "code_qp_2015"] == "qpv_2015"
    assert parents["cites_qpv_2015", "role"] is None
