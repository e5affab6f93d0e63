"""Sources of each remark on codes."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_remarques
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for remarque in model.programme.remarques:
        for source in remarque.sources:
            yield remarque.id, source


TABLE = sources_of(programme_remarques.TABLE, _rows)
