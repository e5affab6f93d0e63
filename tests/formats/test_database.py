"""The bytes of a database are those of what is put in it."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from scripts.formats import database


def fill(connection: sqlite3.Connection) -> None:
    """Two tables, of which one takes many pages."""
    database.create_by_key(connection, "petite", ["cle TEXT PRIMARY KEY"])
    database.insert(connection, "petite", [("é",)])
    database.create(connection, "grande", ["rang INTEGER", "texte TEXT"])
    database.insert(connection, "grande", ((rank, "x" * 100) for rank in range(2000)))


def in_memory() -> bytes:
    """The same, made in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA page_size = 512")
    connection.execute("BEGIN")
    fill(connection)
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    return connection.serialize()


def test_a_database_has_the_bytes_that_it_would_have_in_memory():
    assert database.content(fill, 512) == in_memory()


def test_no_room_for_it_is_what_the_system_says_of_a_full_disk():
    def too_much(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 10")
        fill(connection)

    with pytest.raises(OSError) as raised:
        database.content(too_much, 512)
    assert raised.value.errno == errno.ENOSPC
