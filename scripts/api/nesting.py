"""How rows of several tables make one JSON object: a row, and in it the rows of other tables that bear its key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct, field

from scripts.tables.listing import tables
from scripts.tables.table import Column, Table

NAME = "nom"
HREF = "href"


class Nested(Struct, frozen=True, kw_only=True):
    """Rows of a table, each as an object under the names of its columns.

    `by` are the columns that the enclosing row bears too: they are not said again. `to` is the column that names
    another object: its name is added, and its address where it has a file of its own. `parts` are nested in turn.
    The sources of a row are a part of it wherever a table gives them. A row of which one column is left, without
    `to` nor parts, is that value alone.
    """

    table: Table
    by: tuple[str, ...] = ()
    to: str | None = None
    parts: Mapping[str, Nested] = field(default_factory=dict)

    @property
    def all_parts(self) -> Mapping[str, Nested]:
        """The parts, and the sources where a table gives those of each row."""
        links = _tables().get(f"{self.table.name}_sources")
        if links is None:
            return self.parts
        return MappingProxyType({**self.parts, "sources": Nested(table=links, by=self.table.primary_key)})

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are said."""
        return tuple(column for column in self.table.columns if column.name not in self.by)

    @property
    def is_value(self) -> bool:
        """Whether a row is a value alone."""
        return len(self.columns) == 1 and self.to is None and not self.all_parts

    @property
    def target(self) -> Table:
        """The table that describes what `to` names. Raises KeyError where no key says which."""
        for key in self.table.foreign_keys:
            if key.columns == (self.to,):
                return _tables()[key.table]
        if (self.to,) == self.table.primary_key:
            return self.table
        raise KeyError(f"{self.table.name}.{self.to}")

    @property
    def name_column(self) -> Column | None:
        """The column of the target that gives the name to add, none where the row bears one already."""
        if self.to is None or any(column.name == NAME for column in self.columns):
            return None
        return self.target.column(NAME)


@cache
def _tables() -> Mapping[str, Table]:
    return {table.name: table for table in tables()}
