"""The rows of one model: those of a small table read once however many files they go into, of a large one each time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from scripts.model.model import Model
from scripts.tables.table import Row, Table

_MOST = 16_384
"""How many rows a table may have to be held: several times the largest of the real ones."""


class Rows:
    """What the formats and the API are made of: a model, and the rows of its tables as they are asked for."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._read: dict[str, Collection[Row]] = {}

    @property
    def many(self) -> bool:
        """Whether the largest tables, those of QPV, have too many rows to be held."""
        return len(self.model.reference.qpv_2015) > _MOST

    def of(self, table: Table) -> Collection[Row]:
        """All rows of a table, in its order, to be gone through as often as wanted."""
        if table.name not in self._read:
            first = tuple(islice(table.rows(self.model), _MOST + 1))
            self._read[table.name] = first if len(first) <= _MOST else _Remade(table, self.model)
        return self._read[table.name]


class _Remade(Collection[Row]):
    """The rows of a table that nothing holds: they are made again each time."""

    def __init__(self, table: Table, model: Model) -> None:
        self._table, self._model = table, model
        self._count = sum(1 for _ in self)

    def __iter__(self) -> Iterator[Row]:
        return self._table.rows(self._model)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)
