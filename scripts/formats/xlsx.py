"""All tables as one Excel workbook: a sheet that explains, then a sheet a table.

Every cell is a value, never a formula: text stays text, so that 01 stays 01, and whatever a text begins with.
"""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, time
from traceback import clear_frames
from typing import TYPE_CHECKING

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import Column, Row, Table
from scripts.temporary import temporary_folder

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from scripts.formats.sheet import TableSheet

PATH = f"{edition.NAME}.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_SHEET = "Lisez-moi"

_NAME_LENGTH = 31
_NARROWEST, _NUMBER, _WIDEST = 8, 10, 60
_BUTTON = 3
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Classeur Excel",
        media_type=MEDIA_TYPE,
        description="Toutes les tables, une par feuille, codes en texte (01 reste 01) ; la première feuille explique, "
        "la feuille « dictionnaire » décrit chaque colonne. Pour Excel et LibreOffice.",
    )


def sheet_name(table: Table) -> str:
    """The name of the sheet of a table: its own, or its two ends where it is longer than Excel allows."""
    if len(table.name) <= _NAME_LENGTH:
        return table.name
    half = (_NAME_LENGTH - 1) // 2
    return f"{table.name[:half]}…{table.name[-half:]}"


def emit(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """The one file.

    Raises xlsxwriter.exceptions.DuplicateWorksheetName where two tables get one name, OverflowError where a text
    is longer than a cell may hold, OSError where its sheets, which stand in temporary files meanwhile, find no room.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    buffer = io.BytesIO()
    try:
        with (
            temporary_folder("classeur") as folder,
            Workbook(buffer, _OPTIONS | {"tmpdir": os.fspath(folder)}) as workbook,
        ):
            _fill(workbook, rows)
    except FileCreateError as error:
        (refused,) = error.args
        clear_frames(refused.__traceback__)  # one holds the archive, which would miss `buffer` in the end
        raise refused from error
    yield PATH, buffer.getvalue()


def _fill(workbook: Workbook, rows: Rows) -> None:
    from scripts.formats.sheet import TableSheet

    model = rows.model
    workbook.set_properties(
        {
            "title": edition.TITLE,
            "subject": f"Version {model.version}",
            "author": edition.CONTRIBUTEURS,
            "keywords": ", ".join(edition.KEYWORDS),
            "comments": edition.licence(),
            "created": datetime.combine(model.day, time()),
        }
    )
    _explain(workbook, rows)
    formats = _formats(workbook)
    for table in tables():
        _fill_sheet(workbook.add_worksheet(sheet_name(table), TableSheet), formats, table, rows.of(table))


def _formats(workbook: Workbook) -> Mapping[str, Format]:
    """Formats of cells by type, and that of the `header`. Marked as text, a code typed again is still no number."""
    return {
        "header": workbook.add_format({"bold": True, "bottom": 1}),
        "string": workbook.add_format({"num_format": "@"}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _fill_sheet(sheet: TableSheet, formats: Mapping[str, Format], table: Table, rows: Collection[Row]) -> None:
    """Fill the sheet of a table, whose rows are never held.

    Text of which Excel would take some for a number or a date, if it were typed, is marked as text.
    """
    seen = sheet.fill(table.columns, rows, formats["header"])
    cell_formats: list[Format | None] = []
    for at, (column, texts) in enumerate(zip(table.columns, seen, strict=True)):
        sheet.set_column(at, at, _width(column, texts.longest))
        plain = column.type == "string" and not texts.like_numbers
        cell_formats.append(None if plain else formats.get(column.type))
    sheet.format_cells(cell_formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})


def _width(column: Column, longest: int) -> int:
    """As many characters as the longest text, or as dates and numbers take, and the name with its button."""
    widest = longest if column.type == "string" else _NUMBER
    return min(max(widest, len(column.name) + _BUTTON, _NARROWEST), _WIDEST)


def _explain(workbook: Workbook, rows: Rows) -> None:
    model = rows.model
    sheet = workbook.add_worksheet(FIRST_SHEET)
    title = workbook.add_format({"bold": True, "font_size": 16})
    heading = workbook.add_format({"bold": True, "font_size": 13})
    prose = workbook.add_format({"text_wrap": True, "valign": "top"})
    top = workbook.add_format({"valign": "top"})
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 12)
    sheet.write_string(0, 0, edition.TITLE, title)
    line = 1
    for label, value in (
        ("Ce que c’est", edition.DESCRIPTION),
        ("Version", model.version),
        ("Licence", edition.licence()),
        ("Citer", edition.citation(model)),
    ):
        sheet.write_string(line, 0, label, top)
        sheet.write_string(line, 1, value, prose)
        line += 1
    line = _title(sheet, line, "À savoir avant de compter", heading)
    for trap in edition.TRAPS:
        sheet.write_string(line, 1, trap.replace("`", ""), prose)
        line += 1
    line = _title(sheet, line, "Les feuilles", heading)
    for table in tables():
        name = sheet_name(table)
        sheet.write_url(line, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(line, 1, f"{table.title}. {table.description}", prose)
        sheet.write_number(line, 2, len(rows.of(table)), top)
        line += 1


def _title(sheet: Worksheet, line: int, words: str, heading: Format) -> int:
    sheet.write_string(line + 1, 0, words, heading)
    return line + 2
