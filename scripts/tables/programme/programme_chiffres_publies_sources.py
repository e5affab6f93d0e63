"""Sources of each published total."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_chiffres_publies
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for chiffre in model.programme.chiffres_publies:
        for source in chiffre.sources:
            yield chiffre.id, source


TABLE = sources_of(programme_chiffres_publies.TABLE, _rows)
