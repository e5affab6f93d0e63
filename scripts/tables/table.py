"""What a table is: columns, keys, sources, licence, and the rows that the model gives.

Titles and descriptions are in French: they are published as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE, Licence

Cell: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = tuple[Cell, ...]
Type: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]

PYTHON_TYPES: dict[str, type] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": date,
}


def text(cell: Cell) -> str:
    """A value as text formats write it: nothing where it is absent, true or false, an ISO 8601 date."""
    match cell:
        case str():
            return cell
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


class Category(Struct, frozen=True, kw_only=True):
    """One of the values that a column may take, and what it means."""

    value: str | int
    label: str


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table.

    `categories` closes the list of values; `pattern` is an anchored regular expression; `minimum` and
    `maximum` are in the unit of the column, `unit`, absent for what has none. `sources` are ids of
    `data/sources.yaml`, given where they differ from those of the table.
    """

    name: str
    type: Type
    title: str
    description: str
    example: str | int | float | bool | date
    required: bool = True
    unique: bool = False
    pattern: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    categories: tuple[Category, ...] = ()
    unit: str | None = None
    sources: tuple[str, ...] = ()

    def optional(self) -> Column:
        """The same column, where the value may be absent."""
        return replace(self, required=False)


class ForeignKey(Struct, frozen=True):
    """Columns whose values are those of the columns of the same names in another table."""

    columns: tuple[str, ...]
    table: str


class Table(Struct, frozen=True, kw_only=True):
    """A table of the data package.

    `rows` yields one tuple per row, in the order of `columns` and of the primary key or of the
    registry, the same for the same model; a cell has the Python type that PYTHON_TYPES gives, or is
    None where the value is absent. `sources` are ids of `data/sources.yaml`.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    sources: tuple[str, ...]
    rows: Callable[[Model], Iterator[Row]]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    licence: Licence = LICENCE_OUVERTE

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Ids of the sources of the table, then of those that only a column has, each once."""
        own = (source for column in self.columns for source in column.sources)
        return tuple(dict.fromkeys((*self.sources, *own)))
