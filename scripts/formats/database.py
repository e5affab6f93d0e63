"""SQLite databases whose bytes depend on what is put in them and on nothing else.

The pages have a fixed size; no clock and no path has a part in it. They are made in a temporary file: in memory, a
database and its packed copy stand beside their bytes.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from itertools import chain

from scripts.model.model import Model
from scripts.tables.table import Row
from scripts.temporary import temporary_folder

_OF_THE_WRITER = ((24, 4), (92, 8))
"""Where the header of a file says how often it was changed, and by which version of SQLite (place, length)."""

sqlite3.register_adapter(date, date.isoformat)

Fill = Callable[[sqlite3.Connection], None]


def content(fill: Fill, page_size: int) -> bytes:
    """The bytes of a database, packed, that `fill` has filled in one transaction; pages of `page_size` bytes.

    Its header says no more of who wrote it than that of a database in memory: nothing.
    Raises OSError where the disk has no room for it.
    """
    with temporary_folder("base") as folder:
        path = folder / "base"
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute(f"PRAGMA page_size = {page_size:d}")
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("BEGIN")
                fill(connection)
                connection.execute("COMMIT")
                connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(path)) from error
            raise
        with path.open("r+b") as file:
            for place, length in _OF_THE_WRITER:
                file.seek(place)
                file.write(bytes(length))
        return path.read_bytes()


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
    """Put rows in a table, every value bound, none written in SQL; dates in ISO 8601."""
    given = iter(rows)
    for first in given:
        marks = ", ".join("?" * len(first))
        connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", chain([first], given))


def version_number(model: Model) -> int:
    """The version of the data as `PRAGMA user_version` holds it: 20261122."""
    return int(model.version.replace(".", ""))


def _create_table(name: str, definitions: Iterable[str]) -> str:
    lines = ",\n  ".join(definitions)
    return f"CREATE TABLE {quoted(name)} (\n  {lines}\n)"
