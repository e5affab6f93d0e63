"""CSV files hold the model's values, whatever they are."""

from __future__ import annotations

import csv
import io

import pytest

from scripts.formats import csv as writer
from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.table import Table, text


def parse(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_file_reads_back_as_the_rows(model: Model, files: dict[str, bytes], table: Table) -> None:
    header, *rows = parse(files[writer.path(table)])
    assert header == [column.name for column in table.columns]
    assert rows == [[text(cell) for cell in row] for row in table.rows(model)]


def test_lines_end_with_crlf_and_no_mark_begins_the_file(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".csv"):
            assert not content.startswith(b"\xef\xbb\xbf")
            assert content.endswith(b"\r\n")
            assert content.count(b"\n") == content.count(b"\r\n")


def test_codes_stay_text(files: dict[str, bytes]) -> None:
    assert b"\r\n01004,Amb" in files["data/communes.csv"]
    assert b"\r\n2A004,Ajaccio,2A," in files["data/communes.csv"]
    assert b"\r\n01000,01053,01053\r\n" in files["data/codes_postaux.csv"]


def test_values_of_each_type(files: dict[str, bytes]) -> None:
    assert b",true\r\n" in files["data/cites_communes_territoire.csv"]
    assert b",13055,false\r\n" in files["data/cites_communes_territoire.csv"]
    assert b"QP001001,QN00101M,modifie,0.802,0.743\r\n" in files["data/correspondances_qpv.csv"]
    assert b"cde-001,identite,attestee,2026-11-22,\r\n" in files["data/cites_blocs.csv"]
