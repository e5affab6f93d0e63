"""The database holds the rows of the tables with their keys, opens in Datasette, and its views avoid the traps."""

from __future__ import annotations

import datetime
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from scripts.formats import edition
from scripts.formats import sqlite as writer
from scripts.formats.views import VIEWS
from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import Cell, Table
from tests.formats.hostile import FORMULAS, HOSTILE, hostile


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / writer.PATH}?mode=ro", uri=True)) as connection:
        yield connection


def one(database: sqlite3.Connection, query: str) -> tuple:
    return database.execute(query).fetchone()


def stored(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_table_reads_back_as_the_rows(model: Model, database: sqlite3.Connection, table: Table) -> None:
    found = database.execute(f'SELECT * FROM "{table.name}"')
    assert [column for column, *_ in found.description] == [column.name for column in table.columns]
    rows = {tuple(map(stored, row)) for row in table.rows(model)}
    read = found.fetchall()
    assert set(read) == rows and len(read) == len(rows)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_keys_and_types_are_declared(database: sqlite3.Connection, table: Table) -> None:
    columns = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
    assert [name for _, name, *_, rank in sorted(columns, key=lambda one: one[5]) if rank] == list(table.primary_key)
    types = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
    assert [kind for _, _, kind, *_ in columns] == [types[column.type] for column in table.columns]
    keys = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
    assert {parent for _, _, parent, *_ in keys} == {key.table for key in table.foreign_keys}


def test_it_is_sound(database: sqlite3.Connection, model: Model) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert one(database, "PRAGMA user_version") == (int(model.version.replace(".", "")),)
    assert one(database, "SELECT valeur FROM metadonnees WHERE cle = 'version'") == (model.version,)


def test_a_broken_key_publishes_nothing(model: Model) -> None:
    reference = replace(model.reference, regions={})
    with pytest.raises(sqlite3.IntegrityError):
        list(writer.emit(Rows(replace(model, reference=reference))))


def test_each_view_answers(database: sqlite3.Connection) -> None:
    assert {name: one(database, f"SELECT count(*) FROM {name}")[0] for name in VIEWS} == {
        "v_cites_communes": 306,
        "v_cites_enonces": one(database, "SELECT count(*) FROM cites_enonces_sources")[0],
        "v_cites_habitants": 84,
        "v_cites_qpv_2015": 570,
        "v_cites_qpv_2024": one(database, "SELECT count(*) FROM cites_qpv_2024")[0],
        "v_correspondances_qpv": one(database, "SELECT count(*) FROM correspondances_qpv")[0],
        "v_qpv_2015_des_cites": 555,
    }


def test_residents_are_counted_once(database: sqlite3.Connection, model: Model) -> None:
    population = {code: row.population_2018 or 0 for code, row in model.reference.qpv_2015.items()}
    assert one(database, "SELECT sum(population_2018) FROM v_qpv_2015_des_cites") == (
        sum(population[code] for code in model.cites_by_qpv_2015),
    )
    straddling = {lien.code for cite in model.cites.values() for lien in cite.qpv if lien.role == "a_cheval"}
    assert one(database, "SELECT sum(population_2018) FROM v_qpv_2015_des_cites WHERE NOT a_cheval") == (
        sum(population[code] for code in model.cites_by_qpv_2015.keys() - straddling),
    )
    for name in ("v_cites_qpv_2015", "v_cites_qpv_2024"):
        columns = [column for column, *_ in database.execute(f"SELECT * FROM {name}").description]
        assert not [column for column in columns if "population" in column]


def test_no_view_mixes_generations_under_one_name(database: sqlite3.Connection) -> None:
    for name in VIEWS:
        columns = {column for column, *_ in database.execute(f"SELECT * FROM {name}").description}
        assert not columns & {"code_qp", "code_cv", "code_insee"}


@pytest.mark.parametrize("name", (*FORMULAS, *HOSTILE))
def test_hostile_names_survive(model: Model, name: str) -> None:
    ((_, content),) = writer.emit(Rows(hostile(model, name)))
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        assert database.execute("SELECT nom FROM cites WHERE cite_id = 'cde-007'").fetchall() == [(name,)]


def datasette(*arguments: str) -> dict:
    command = [sys.executable, "-m", "datasette", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def test_datasette_counts_every_table(model: Model, folder: Path) -> None:
    inspected = datasette("inspect", str(folder / writer.PATH))
    counts = {name: table["count"] for name, table in inspected[edition.NAME]["tables"].items()}
    assert counts.pop(writer.METADATA) == len(edition.statements(model))
    assert counts == {table.name: sum(1 for _ in table.rows(model)) for table in tables()}
    known = {"cites": 84, "cites_qpv_2015": 570, "cites_communes_anct": 306, "qpv_2015": 1514, "qpv_2024": 1584}
    assert counts.items() >= known.items()


def test_datasette_serves_it_as_it_is(folder: Path) -> None:
    path = str(folder / writer.PATH)
    row = datasette(path, "--get", f"/{edition.NAME}/communes/01004.json")
    assert row["rows"][0][:3] == ["01004", "Ambérieu-en-Bugey", "01"]
    assert {view["name"] for view in datasette(path, "--get", f"/{edition.NAME}.json")["views"]} == set(VIEWS)
