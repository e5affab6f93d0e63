"""Sources of each side of a disagreement."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_desaccords_versions
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for desaccord in model.programme.desaccords:
        for rang, version in enumerate(desaccord.versions, start=1):
            for source in version.sources:
                yield desaccord.id, rang, source


TABLE = sources_of(programme_desaccords_versions.TABLE, _rows)
