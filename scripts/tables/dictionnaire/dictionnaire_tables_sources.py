"""Sources of each table."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.dictionnaire import dictionnaire_tables
from scripts.tables.listing import tables
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(_model: Model) -> Iterator[Row]:
    for table in tables():
        for source in table.all_sources:
            yield table.name, source


TABLE = sources_of(dictionnaire_tables.TABLE, _rows)
