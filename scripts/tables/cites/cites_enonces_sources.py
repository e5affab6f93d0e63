"""Sources of each statement."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.cites import cites_enonces
from scripts.tables.enonces import enonces
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces(model):
        for source in enonce.record.sources:
            yield enonce.id, source


TABLE = sources_of(cites_enonces.TABLE, _rows)
