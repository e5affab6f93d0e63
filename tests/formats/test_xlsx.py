"""The workbook holds the rows of the tables, as values; nothing in it computes."""

from __future__ import annotations

import datetime
import gc
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from scripts.formats import xlsx as writer
from scripts.model.model import Model
from scripts.tables.cites import cites
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import Cell, Table
from tests.clone import mount, unmount
from tests.formats.hostile import FORMULAS, HOSTILE, hostile


@pytest.fixture(scope="module")
def workbook(files: dict[str, bytes]) -> Workbook:
    return load_workbook(io.BytesIO(files[writer.PATH]))


def values(workbook: Workbook, table: Table) -> Iterator[tuple[Cell, ...]]:
    for row in workbook[writer.sheet_name(table)].iter_rows(values_only=True):
        yield tuple(cell.date() if isinstance(cell, datetime.datetime) else cell for cell in row)


def strings(content: bytes) -> list[str]:
    """Texts that a reader shows, Excel's escapes undone."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    return [
        unescape(cell) for row in book["cites"].iter_rows(values_only=True) for cell in row if isinstance(cell, str)
    ]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_sheet_reads_back_as_the_rows(model: Model, workbook: Workbook, table: Table) -> None:
    header, *rows = values(workbook, table)
    assert header == tuple(column.name for column in table.columns)
    assert rows == list(table.rows(model))


def test_the_first_sheet_explains(model: Model, workbook: Workbook) -> None:
    assert workbook.sheetnames == [writer.FIRST_SHEET, *map(writer.sheet_name, tables())]
    cells = [cell for row in workbook.worksheets[0].iter_rows() for cell in row]
    words = " ".join(str(cell.value) for cell in cells)
    assert (
        model.version in words and "Licence Ouverte 2.0" in words and "Quelques QPV figurent dans deux cités" in words
    )
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert links == [f"'{writer.sheet_name(table)}'!A1" for table in tables()]


def test_sheet_names_are_short_and_unique() -> None:
    names = [writer.sheet_name(table) for table in tables()]
    assert max(map(len, names)) <= 31
    assert len({name.lower() for name in names}) == len(names)


def test_codes_are_text(workbook: Workbook) -> None:
    cell = workbook["communes"]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("01004", "s", "@")
    assert workbook["departements"]["A2"].value == "01"


def test_headers_stay_in_sight_and_filter(model: Model, workbook: Workbook) -> None:
    for table in tables():
        sheet = workbook[writer.sheet_name(table)]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(8 <= one.width <= 61 for one in sheet.column_dimensions.values())


def test_it_is_dated_from_the_data(model: Model, workbook: Workbook) -> None:
    assert workbook.properties.created == datetime.datetime.combine(model.day, datetime.time())
    assert workbook.properties.subject == f"Version {model.version}"


def test_no_part_holds_a_formula_a_macro_or_an_outside_link(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[writer.PATH])) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert not re.search(rb"<f[ >]|<definedName (?!.*_FilterDatabase)", content), name
            assert b'TargetMode="External"' not in content, name
            assert not name.endswith(".bin")


@pytest.mark.parametrize("name", (*FORMULAS, *HOSTILE))
def test_hostile_names_survive(model: Model, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "tables", lambda: (cites.TABLE,))
    ((_, content),) = writer.emit(Rows(hostile(model, name)))
    assert name in strings(content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(re.search(rb"<f[ >]", parts.read(part)) for part in parts.namelist())


def test_a_full_disk_is_told_as_such(model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", tmp_path)
    try:
        with pytest.raises(OSError, match="No space left"):
            list(writer.emit(Rows(model)))
        assert list(tmp_path.iterdir()) == []
    finally:
        gc.collect()  # the workbook has a file open there
        unmount(tmp_path)


def test_a_text_too_long_for_a_cell_is_refused(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "tables", lambda: (cites.TABLE,))
    with pytest.raises(OverflowError, match=r"cites\.nom"):
        list(writer.emit(Rows(hostile(model, "N" * 32768))))
