"""Each table as one CSV file: UTF-8 without mark, comma, CRLF, a header, quotes only where needed.

Lines end with CRLF, as RFC 4180 says and as Data Package takes for granted. An absent value is an
empty cell; booleans are true and false, dates ISO 8601, decimals have a point. Cells hold what the
model holds, unaltered: what would be a formula in a spreadsheet is refused by the check, and here once more.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from scripts.failures import Failure
from scripts.formats.data_file import DataFile
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import Row, Table, text

# A number with a sign is a number. A spreadsheet may take fullwidth signs for the plain ones.
_FORMULA = re.compile(r"[=@＝＠＋－\t\r]|[+-](?![0-9]+(?:\.[0-9]+)?$)")


class FormulaError(Failure):
    """A text that a spreadsheet would run: the check refuses it, so the model was not made of what it accepts."""


DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


def path(table: Table) -> str:
    """Where the file of a table is in the package."""
    return f"data/{table.name}.csv"


def files() -> Iterator[DataFile]:
    """One file per table, in the order of the tables."""
    for table in tables():
        yield DataFile(
            path=path(table),
            label=table.title,
            media_type="text/csv",
            description=table.description,
            table=table.name,
        )


def emit(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """One file per table, in the order of the tables. Raises FormulaError."""
    for table in tables():
        yield path(table), content(table, rows.of(table))


def content(table: Table, rows: Iterable[Row]) -> bytes:
    """The bytes of one table. Raises FormulaError."""
    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter=DIALECT["delimiter"],
        lineterminator=DIALECT["lineTerminator"],
        quotechar=DIALECT["quoteChar"],
        doublequote=DIALECT["doubleQuote"],
    )
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(text, _harmless(row, table)) for row in rows)
    return buffer.getvalue().encode()


def _harmless(row: Row, table: Table) -> Row:
    for at, cell in enumerate(row):
        if isinstance(cell, str) and _FORMULA.match(cell):
            raise FormulaError(
                f"{path(table)}, {table.columns[at].name} : « {cell[:40]} » commence comme une formule de tableur."
            )
    return row
