"""Parquet files hold the rows of the tables, typed, and say which version of the data they are."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import duckdb
import pandas
import pyarrow
import pytest
from msgspec.structs import replace
from pyarrow import parquet

from scripts.formats import csv
from scripts.formats import parquet as writer
from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.table import Table
from tests.formats.hostile import HOSTILE, hostile

TYPES = {"string": "string", "integer": "int32", "number": "double", "boolean": "bool", "date": "date32[day]"}


def content(table: Table, model: Model) -> bytes:
    return writer.content(table, model, csv.content(table, table.rows(model)))


def read(content: bytes) -> pyarrow.Table:
    return parquet.read_table(io.BytesIO(content))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_file_reads_back_as_the_rows(model: Model, files: dict[str, bytes], table: Table) -> None:
    found = read(files[writer.path(table)])
    assert found.column_names == [column.name for column in table.columns]
    assert [str(kind) for kind in found.schema.types] == [TYPES[column.type] for column in table.columns]
    assert [tuple(row.values()) for row in found.to_pylist()] == list(table.rows(model))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_file_says_its_version_and_what_its_columns_are(model: Model, files: dict[str, bytes], table: Table) -> None:
    schema = read(files[writer.path(table)]).schema
    assert schema.metadata[b"version"].decode() == model.version
    assert schema.metadata[b"titre"].decode() == table.title
    assert schema.metadata[b"licence"].decode() == table.licence.title
    titles = json.loads(schema.metadata[b"colonnes"])
    for field, column in zip(schema, table.columns, strict=True):
        assert titles[field.name] == column.title
        assert field.nullable is not column.required


def test_pandas_keeps_codes_and_types(folder: Path) -> None:
    communes = pandas.read_parquet(folder / "parquet" / "communes.parquet")
    assert communes["code_insee_2024"][0] == "01004"
    blocs = pandas.read_parquet(folder / "parquet" / "cites_blocs.parquet")
    assert blocs["lu_le"][0] == datetime.date(2026, 11, 22)


def test_duckdb_counts_and_joins(folder: Path) -> None:
    def one(query: str) -> tuple:
        return duckdb.sql(query.format(folder / "parquet")).fetchone()

    assert one("select count(*), count(distinct code_qp_2015) from '{}/cites_qpv_2015.parquet'") == (570, 555)
    assert one("select count(*) from '{}/cites_communes_anct.parquet'") == (306,)
    assert one("select max(length(code_departement)) from '{}/cites_departements.parquet'") == (3,)
    versions = duckdb.sql(f"select value from parquet_kv_metadata('{folder}/parquet/*.parquet') where key = 'version'")
    assert {bytes(value) for (value,) in versions.fetchall()} == {b"2026.11.22"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive(model: Model, name: str) -> None:
    table = next(table for table in tables() if table.name == "cites")
    rows = read(content(table, hostile(model, name))).to_pylist()
    assert [row["nom"] for row in rows if row["cite_id"] == "cde-007"] == [name]


def test_a_table_without_rows_keeps_its_columns(model: Model) -> None:
    table = replace(tables()[0], rows=lambda _: iter(()))
    found = read(content(table, model))
    assert (found.num_rows, found.num_columns) == (0, len(table.columns))
