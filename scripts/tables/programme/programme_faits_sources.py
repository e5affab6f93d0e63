"""Sources of each fact about the programme."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_faits
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for fait in model.programme.faits:
        for source in fait.sources:
            yield fait.id, source


TABLE = sources_of(programme_faits.TABLE, _rows)
