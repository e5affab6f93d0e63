"""All tables as one SQLite database, with their types and keys, indexes, and views that avoid the traps.

Booleans are 0 and 1, dates ISO 8601 texts. `metadonnees` says the version and the licence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial

from scripts.formats import database, edition, views
from scripts.formats.data_file import DataFile
from scripts.formats.database import quoted
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import Column, Table

PATH = f"{edition.NAME}.sqlite"
METADATA = "metadonnees"

_PAGE_BYTES = 2048
_FOLLOWED_BACK = {
    "cites",
    "cites_enonces",
    "communes",
    "contrats_de_ville_2015",
    "contrats_de_ville_2024",
    "qpv_2015",
    "qpv_2024",
}
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Base SQLite",
        media_type="application/vnd.sqlite3",
        description="Toutes les tables, reliées par leurs clés, et des vues prêtes à interroger (noms en « v_ ») ; "
        "s’ouvre avec Datasette, DBeaver, DuckDB, Python ou R.",
    )


def emit(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """The one file. Raises sqlite3.IntegrityError where a row breaks a key."""
    yield PATH, database.content(partial(_fill, rows), _PAGE_BYTES)


def _fill(rows: Rows, connection: sqlite3.Connection) -> None:
    for table in tables():
        database.create_by_key(connection, table.name, _definitions(table))
        database.insert(connection, table.name, rows.of(table))
        for columns in _indexes(table):
            name = f"{table.name}__{'__'.join(columns)}"
            connection.execute(f"CREATE INDEX {quoted(name)} ON {quoted(table.name)} ({_names(columns)})")
    database.create_by_key(connection, METADATA, ("cle TEXT NOT NULL PRIMARY KEY", "valeur TEXT NOT NULL"))
    database.insert(connection, METADATA, edition.statements(rows.model).items())
    for name, query in views.VIEWS.items():
        connection.execute(f"CREATE VIEW {quoted(name)} AS {query}")
    connection.execute(f"PRAGMA user_version = {database.version_number(rows.model):d}")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"foreign keys: {broken[:5]}")


def _definitions(table: Table) -> Iterator[str]:
    yield from map(_column, table.columns)
    yield f"PRIMARY KEY ({_names(table.primary_key)})"
    for key in table.unique_keys:
        yield f"UNIQUE ({_names(key)})"
    for key in table.foreign_keys:
        names = _names(key.columns)
        yield f"FOREIGN KEY ({names}) REFERENCES {quoted(key.table)} ({names})"


def _column(column: Column) -> str:
    name = quoted(column.name)
    parts = [name, _TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.unique:
        parts.append("UNIQUE")
    if column.type == "boolean":
        parts.append(f"CHECK ({name} IN (0, 1))")
    return " ".join(parts)


def _indexes(table: Table) -> Iterator[tuple[str, ...]]:
    """Columns to index: those that lead to a cité, a commune, a QPV or a contrat, unless a key begins with them.

    The others (the département of a commune, the source of a statement) take a large share of a small table, which is
    as fast to read whole; with them the file would be a quarter larger.
    """
    keys = (table.primary_key, *table.unique_keys)
    for key in table.foreign_keys:
        if key.table in _FOLLOWED_BACK and not any(own[: len(key.columns)] == key.columns for own in keys):
            yield key.columns


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, columns))
