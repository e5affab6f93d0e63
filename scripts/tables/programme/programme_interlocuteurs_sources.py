"""Sources of each public body to turn to."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_interlocuteurs
from scripts.tables.provenance import sources_of
from scripts.tables.table import Row


def _rows(model: Model) -> Iterator[Row]:
    for interlocuteur in model.programme.interlocuteurs:
        for source in interlocuteur.sources:
            yield interlocuteur.id, source


TABLE = sources_of(programme_interlocuteurs.TABLE, _rows)
