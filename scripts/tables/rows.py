"""The rows of one model, each table read once however many files it goes into."""

from __future__ import annotations

from scripts.model.model import Model
from scripts.tables.table import Row, Table


class Rows:
    """What the formats and the API are made of: a model, and the rows of its tables as they are asked for."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._read: dict[str, tuple[Row, ...]] = {}

    def of(self, table: Table) -> tuple[Row, ...]:
        """All rows of a table."""
        if table.name not in self._read:
            self._read[table.name] = tuple(table.rows(self.model))
        return self._read[table.name]
