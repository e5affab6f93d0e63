"""A sheet of a workbook that holds no cell: its rows are written from those of the table, when the file is made.

XlsxWriter's own sheet keeps an object a cell and looks at each three times, which was most of the time of the workbook;
its mode of constant memory repeats every text where it stands. This one writes the same bytes as its parent (a test
compares both). It relies for that on names that XlsxWriter keeps to itself: the test says whether another version has
them still.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from itertools import chain, islice
from typing import TypeAlias

from msgspec import Struct
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from scripts.tables.table import Cell, Column, Row, Type

_DAY_ZERO = date(1899, 12, 30)
_SPANNED = 16
"""How many rows share the statement of their first and last column."""

_Write: TypeAlias = Callable[[int, Cell], str]


class Texts(Struct):
    """What is seen of the texts of a column: how long the longest is, and whether one begins with a digit."""

    longest: int = 0
    like_numbers: bool = False


class TableSheet(Worksheet):
    """A sheet whose first row is a header; `fill` gives it the others, `format_cells` the formats of their cells."""

    _rows: Collection[Row] = ()

    def fill(self, columns: Sequence[Column], rows: Collection[Row], header: Format) -> Sequence[Texts]:
        """Give the sheet its header and its rows, and tell what was seen of each column.

        Raises OverflowError where a text is longer than a cell may hold, or the rows are more than a sheet may.
        """
        for at, column in enumerate(columns):
            self.write_string(0, at, column.name, header)
        self._header = tuple(column.name for column in columns), header
        self._types = tuple(column.type for column in columns)
        self.format_cells([None] * len(columns))
        self._texts = self.str_table.string_table
        if rows and self._check_dimensions(len(rows), len(columns) - 1):
            raise OverflowError(f"{self.name}, {len(rows)}")
        seen = [Texts() for _ in columns]
        texts = [(at, seen[at]) for at, column in enumerate(columns) if column.type == "string"]
        for line, row in enumerate(rows, start=1):
            for at, column in texts:
                text = row[at]
                if text is None:
                    continue
                if text in self._texts:
                    self.str_table.count += 1
                elif self._too_long(text):
                    raise OverflowError(f"{self.name}.{columns[at].name}, {line}")
                else:
                    self.str_table._get_shared_string_index(text)
                if len(text) > column.longest:
                    column.longest = len(text)
                if not column.like_numbers and text[:1].isdigit():
                    column.like_numbers = True
        self._rows = rows
        return seen

    def format_cells(self, formats: Sequence[Format | None]) -> None:
        """Give each column the format of its cells."""
        self._formats = formats

    def _too_long(self, text: str) -> bool:
        return len(text) > self.xls_strmax // 2 and len(text.encode("utf-16-le")) // 2 > self.xls_strmax

    def _write_rows(self) -> None:
        names, header = self._header
        writers = [self._writer(at, "string", header) for at in range(len(names))]
        columns = enumerate(zip(self._types, self._formats, strict=True))
        own = [self._writer(at, *column) for at, column in columns] if self._rows else []
        rows = chain([names], self._rows)
        self._rows, self._texts = (), {}  # a workbook refers to itself: nothing would free them
        line = 1
        while block := tuple(islice(rows, _SPANNED)):
            filled = [at for row in block for at, cell in enumerate(row, start=1) if cell is not None]
            spans = f"{min(filled)}:{max(filled)}"
            for row in block:
                cells = (write(line, cell) for write, cell in zip(writers, row, strict=True) if cell is not None)
                self.fh.write(f'<row r="{line}" spans="{spans}">{"".join(cells)}</row>')
                line, writers = line + 1, own

    def _writer(self, at: int, type_: Type, cell_format: Format | None) -> _Write:
        """A function of a line and a cell: the element of the cell, in a column."""
        start = f'<c r="{xl_col_to_name(at)}'
        style = f'" s="{cell_format._get_xf_index()}"' if cell_format else '"'
        if type_ == "string":
            numbers = self._texts
            return lambda line, cell: f'{start}{line}{style} t="s"><v>{numbers[cell]}</v></c>'
        if type_ == "boolean":
            return lambda line, cell: f'{start}{line}{style} t="b"><v>{cell:d}</v></c>'
        if type_ == "date":
            return lambda line, cell: f"{start}{line}{style}><v>{(cell - _DAY_ZERO).days}</v></c>"
        return lambda line, cell: f"{start}{line}{style}><v>{cell:.16G}</v></c>"
