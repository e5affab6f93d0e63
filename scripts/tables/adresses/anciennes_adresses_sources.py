"""Sources of what became of each address that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.adresses import anciennes_adresses
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for ancien in model.anciens:
        for source in ancien.sources:
            yield ancien.adresse, source


TABLE = sources_of(anciennes_adresses.TABLE, _rows)
