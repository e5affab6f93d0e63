"""Sources of each block of each cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.cites import cites_blocs
from scripts.tables.enonces import BLOCS
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for bloc in BLOCS:
            for source in getattr(cite.record, bloc.value).sources:
                yield cite.id, bloc.value, source


TABLE = sources_of(cites_blocs.TABLE, _rows)
