"""A sheet is written as XlsxWriter writes one, cell by cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from scripts.formats.sheet import TableSheet
from scripts.tables.table import Column, Row, Type
from tests.formats.hostile import FORMULAS, HOSTILE

EXAMPLES = {"string": "a", "integer": 1, "number": 0.5, "boolean": True, "date": date(2024, 1, 1)}
TYPES: tuple[Type, ...] = ("string", "date", "integer", "number", "boolean", "string")
COLUMNS = tuple(
    Column(name=f"c{rank}", type=kind, title="", description="", example=EXAMPLES[kind])
    for rank, kind in enumerate(TYPES)
)
ROWS: tuple[Row, ...] = (
    *((name, date(1900, 3, 1), -7, 0.1 + 0.2, False, None) for name in (*FORMULAS, *HOSTILE)),
    *((f"{rank:02}", None, 12345678901, 1e-7, None, "02") for rank in range(9)),
    *((None, date(2026, 11, 22), None, 48.0, True, None) for _ in range(20)),
)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def written(kind: type[Worksheet], rows: Sequence[Row]) -> bytes:
    buffer = io.BytesIO()
    with Workbook(buffer, OPTIONS) as workbook:
        header = workbook.add_format({"bold": True})
        text, day = workbook.add_format({"num_format": "@"}), workbook.add_format({"num_format": "yyyy-mm-dd"})
        formats = [text, day, None, None, None, None]
        for name in ("one", "two"):
            sheet = workbook.add_worksheet(name, kind)
            if isinstance(sheet, TableSheet):
                sheet.fill(COLUMNS, rows, header)
                sheet.format_cells(formats)
            else:
                fill_by_cells(sheet, rows, header, formats)
    return buffer.getvalue()


def fill_by_cells(sheet: Worksheet, rows: Sequence[Row], header: object, formats: Sequence[object]) -> None:
    writers = {
        "string": sheet.write_string,
        "integer": sheet.write_number,
        "number": sheet.write_number,
        "boolean": sheet.write_boolean,
        "date": sheet.write_datetime,
    }
    for at, column in enumerate(COLUMNS):
        sheet.write_string(0, at, column.name, header)
    for line, row in enumerate(rows, start=1):
        for at, (column, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            if cell is not None:
                writers[column.type](line, at, cell, formats[at])


@pytest.mark.parametrize("rows", [ROWS, ROWS[:15], ROWS[:16], ROWS[:1], ()], ids=len)
def test_it_is_what_xlsxwriter_writes_cell_by_cell(rows: Sequence[Row]) -> None:
    assert written(TableSheet, rows) == written(Worksheet, rows)


def test_it_tells_what_it_has_seen_of_each_column() -> None:
    rows: list[Row] = [("Évry", None, 1, None, None, "Nice"), (None, None, 200, None, None, "2A004"), ("", *[None] * 5)]
    with Workbook(io.BytesIO(), OPTIONS) as workbook:
        seen = workbook.add_worksheet("one", TableSheet).fill(COLUMNS, rows, workbook.add_format())
    assert [(texts.longest, texts.like_numbers) for texts in seen] == [(4, False), *[(0, False)] * 4, (5, True)]


@pytest.mark.parametrize(("text", "fits"), [("N" * 32767, True), ("N" * 32768, False), ("🏙" * 16384, False)])
def test_a_cell_holds_so_much_text(text: str, fits: bool) -> None:
    rows = [(text, date(2026, 11, 22), None, None, None, None)]
    if fits:
        assert written(TableSheet, rows) == written(Worksheet, rows)
    else:
        with pytest.raises(OverflowError, match=r"one\.c0, 1"):
            written(TableSheet, rows)


def test_a_sheet_holds_so_many_rows() -> None:
    with pytest.raises(OverflowError, match="one, 1048576"):
        written(TableSheet, [ROWS[-1]] * 1048576)
