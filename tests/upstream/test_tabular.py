"""Bytes to rows: every encoding, separator and compression that official files have, and what is no such file."""

from __future__ import annotations

import gzip
import json

import pytest

from scripts.upstream.refusal import Mot, Refusal
from scripts.upstream.tabular import read_table

LINES = "id_cde;lib_cde\ncde-026;Grenoble-Alpes-Métropole\n"
ROW = ("cde-026", "Grenoble-Alpes-Métropole")


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (LINES.encode(), "séparé par point-virgule"),
        (LINES.encode("utf-8-sig"), "séparé par point-virgule"),
        (LINES.encode("latin-1"), "encodé en Windows-1252 (Latin-1)"),
        (LINES.encode("utf-16"), "encodé en UTF-16"),
        (gzip.compress(LINES.encode(), mtime=0), "compressé (gzip)"),
        (LINES.replace(";", ",").encode(), "séparé par virgule"),
        (LINES.replace(";", "\t").encode(), "séparé par tabulation"),
        (LINES.replace("\n", "\r\n").encode(), "séparé par point-virgule"),
        (LINES.replace("\n", "\n\n").encode(), "séparé par point-virgule"),
        (LINES.replace(";", " ; ").encode(), "séparé par point-virgule"),
        ('"id_cde","lib_cde"\n"cde-026","Grenoble-Alpes-Métropole"\n'.encode(), "séparé par virgule"),
    ],
)
def test_every_usual_form_gives_the_same_rows(content: bytes, remark: str) -> None:
    table = read_table(content)
    assert table.columns == ("id_cde", "lib_cde")
    assert table.rows == (ROW,)
    assert remark in table.remarks


def test_a_separator_inside_quotation_marks_is_text() -> None:
    table = read_table(b'code_qp;insee_com\nQN00201M;"02571; 02691"\n')
    assert table.rows == (("QN00201M", "02571; 02691"),)


def test_nameless_columns_are_left_out_and_short_lines_filled() -> None:
    table = read_table(b"a;b;;\n1;2;;\n3\n")
    assert (table.columns, table.rows) == (("a", "b"), (("1", "2"), ("3", "")))
    assert any("plus courte" in remark for remark in table.remarks)


def test_cells_beyond_the_header_are_told() -> None:
    table = read_table(b"a;b\n1;2\n3;4;5\n")
    assert table.rows == (("1", "2"), ("3", "4"))
    assert "1\u00a0ligne plus longue que l’en-tête : la suite n’est pas lue" in table.remarks


def test_the_properties_of_geojson_are_columns() -> None:
    features = [{"properties": {"id": "cde-001", "n": 3}}, {"properties": {"id": "cde-002", "autre": None}}]
    table = read_table(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    assert table.columns == ("id", "n", "autre")
    assert table.rows == (("cde-001", "3", ""), ("cde-002", "", ""))


@pytest.mark.parametrize(
    ("content", "mot"),
    [
        (b"", Mot.VIDE),
        (b" \n\n", Mot.VIDE),
        (b"\xef\xbb\xbf", Mot.VIDE),
        (b"id_cde;insee_com\n", Mot.VIDE),
        (b";;\n;;\n", Mot.VIDE),
        (gzip.compress(b"", mtime=0), Mot.VIDE),
        (b"<!DOCTYPE html><html><body>Erreur</body></html>", Mot.PAGE_WEB),
        (b"\xef\xbb\xbf\n <HTML>", Mot.PAGE_WEB),
        (b"PK\x03\x04\x14\x00", Mot.FORMAT_INCONNU),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Mot.FORMAT_INCONNU),
        (b'{"message": "quota"}', Mot.FORMAT_INCONNU),
        (b'{"features": [{"properties"', Mot.FORMAT_INCONNU),
        (b'{"features": ["a"]}', Mot.FORMAT_INCONNU),
        (gzip.compress(LINES.encode() * 100, mtime=0)[:-20], Mot.TRONQUE),
        (b"\x1f\x8bnot gzip at all", Mot.FORMAT_INCONNU),
        (b'a;b\n"' + b"x" * 200_000, Mot.FORMAT_INCONNU),
    ],
)
def test_what_is_no_such_file_has_its_word(content: bytes, mot: Mot) -> None:
    with pytest.raises(Refusal) as caught:
        read_table(content)
    assert caught.value.mot is mot
