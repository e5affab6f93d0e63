"""SQLite databases made in memory, whose bytes depend on what is put in them and on nothing else.

The pages have a fixed size; no clock, no path and no file of the disk has a part in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain

from scripts.model.model import Model
from scripts.tables.table import Cell, Row

Fill = Callable[[sqlite3.Connection], None]


def content(fill: Fill, page_size: int) -> bytes:
    """The bytes of a database, packed, that `fill` has filled in one transaction; pages of `page_size` bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {page_size:d}")
        connection.execute("BEGIN")
        fill(connection)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def quoted(name: str) -> str:
    """A name as SQL writes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def create(connection: sqlite3.Connection, name: str, definitions: Iterable[str]) -> None:
    """Make a table of these columns and constraints, each in SQL."""
    connection.execute(_create_table(name, definitions))


def create_by_key(connection: sqlite3.Connection, name: str, definitions: Iterable[str]) -> None:
    """Make a table whose rows stand in its primary key itself: a quarter less on the disk where keys are texts."""
    connection.execute(f"{_create_table(name, definitions)} WITHOUT ROWID")


def insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    """Put rows in a table, every value bound, none written in SQL."""
    bound = (tuple(map(_bound, row)) for row in rows)
    for first in bound:
        marks = ", ".join("?" * len(first))
        connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", chain([first], bound))


def version_number(model: Model) -> int:
    """The version of the data as `PRAGMA user_version` holds it: 20261122."""
    return int(model.version.replace(".", ""))


def _create_table(name: str, definitions: Iterable[str]) -> str:
    lines = ",\n  ".join(definitions)
    return f"CREATE TABLE {quoted(name)} (\n  {lines}\n)"


def _bound(cell: Cell | bytes) -> Cell | bytes:
    """A value as sqlite3 takes it, dates in ISO 8601."""
    return cell.isoformat() if isinstance(cell, date) else cell
