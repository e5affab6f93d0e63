"""The rows keep what their table says; frictionless ignores `uniqueKeys` and `categories`, so all is checked here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from tempfile import gettempdir

import pytest
from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables import rows as rows_of
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from scripts.tables.table import PYTHON_TYPES, Cell, Column, Row, Table
from scripts.together import beside


def cell_faults(column: Column, cell: Cell) -> Iterator[str]:
    """What is wrong with one value."""
    if cell is None:
        if column.required:
            yield "absent"
    elif type(cell) is not PYTHON_TYPES[column.type]:
        yield "type"
    else:
        if cell == "" or (isinstance(cell, str) and cell != cell.strip()):
            yield "blank"
        if column.pattern and not re.search(column.pattern, cell):
            yield "pattern"
        if column.categories and cell not in [category.value for category in column.categories]:
            yield "category"
        if column.minimum is not None and cell < column.minimum:
            yield "minimum"
        if column.maximum is not None and cell > column.maximum:
            yield "maximum"


def values(table: Table, rows: Iterable[Row], names: tuple[str, ...]) -> list[Row]:
    """The values of some columns, row by row."""
    indexes = [[column.name for column in table.columns].index(name) for name in names]
    return [tuple(row[index] for index in indexes) for row in rows]


def key_faults(table: Table, rows: list[Row], parents: Mapping[str, set[Row]]) -> Iterator[str]:
    """What is wrong with the keys of a table; `parents` holds the primary keys of every table."""
    unique = [(column.name,) for column in table.columns if column.unique]
    for key in (table.primary_key, *table.unique_keys, *unique):
        for value, count in Counter(values(table, rows, key)).items():
            if count > 1:
                yield f"{table.name}: {key} twice: {value}"
    for foreign in table.foreign_keys:
        for value in set(values(table, rows, foreign.columns)):
            if None not in value and value not in parents[foreign.table]:
                yield f"{table.name}: {foreign.table} has no {value}"


def faults(rows: Mapping[str, list[Row]]) -> Iterator[str]:
    """Everything that is wrong with the rows of all tables, by name."""
    parents = {table.name: set(values(table, rows[table.name], table.primary_key)) for table in tables()}
    for table in tables():
        for row in rows[table.name]:
            if len(row) != len(table.columns):
                yield f"{table.name}: width of {row}"
                continue
            for column, cell in zip(table.columns, row, strict=True):
                for fault in cell_faults(column, cell):
                    yield f"{table.name}.{column.name}: {fault}: {cell!r}"
        yield from key_faults(table, rows[table.name], parents)


@pytest.fixture(scope="module")
def rows(model: Model) -> dict[str, list[Row]]:
    return {table.name: [tuple(row) for row in table.rows(model)] for table in tables()}


def test_real_rows_are_as_described(rows: dict[str, list[Row]]) -> None:
    assert list(faults(rows)) == []


def test_rows_come_one_by_one(model: Model) -> None:
    for table in tables():
        found = table.rows(model)
        assert iter(found) is found


class Numbers:
    """A table of so many rows, and how many times they have been made in this process."""

    def __init__(self, count: int) -> None:
        self.rows = [(rank, None, "Œuvre à l’est", date(2024, 1, 1), 0.1) for rank in range(count)]
        self.times_made = 0
        self.table = replace(tables()[0], name="nombres", rows=self._made)

    def _made(self, _: Model) -> Iterator[Row]:
        self.times_made += 1
        return iter(self.rows)


@pytest.fixture(params=["few", "many"])
def asked(request: pytest.FixtureRequest, model: Model, monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Rows of a model that has few of them, or more than are held."""
    if request.param == "many":
        monkeypatch.setattr(rows_of, "_MOST", len(model.reference.qpv_2015) - 1)
    rows = Rows(model)
    assert rows.many == (request.param == "many")
    return rows


@pytest.mark.parametrize("count", [0, 1, rows_of._BLOCK, 2 * rows_of._BLOCK + 1])
def test_rows_are_made_once(asked: Rows, count: int) -> None:
    numbers = Numbers(count)
    for _ in range(2):
        assert [*asked.of(numbers.table)] == numbers.rows
        assert len(asked.of(numbers.table)) == count
    assert numbers.times_made == 1


def test_rows_may_be_gone_through_side_by_side(asked: Rows) -> None:
    numbers = Numbers(2 * rows_of._BLOCK)
    found = asked.of(numbers.table)
    assert all(one == other for one, other in zip(found, asked.of(numbers.table), strict=True))
    assert numbers.rows[-1] in found and () not in found


def test_rows_put_on_the_disk_are_made_by_another_process_and_read_by_all(asked: Rows, model: Model) -> None:
    numbers = Numbers(3 * rows_of._BLOCK)
    asked.put_on_disk([numbers.table, tables()[0]])
    reading = iter(asked.of(numbers.table))
    first = next(reading)
    with beside(lambda: [*asked.of(numbers.table)]) as read:
        assert read() == [first, *reading] == numbers.rows
    assert [*asked.of(tables()[0])] == [*tables()[0].rows(model)]
    assert numbers.times_made == 0


def test_a_disk_without_room_is_told(asked: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w+b", buffering=0) as full, pytest.raises(OSError, match="No space left") as refused:
        monkeypatch.setattr(Rows, "_file", full)
        asked.put_on_disk([Numbers(1).table])
    assert refused.value.filename == gettempdir()


@pytest.mark.parametrize(
    ("table", "column", "cell", "expected"),
    [
        ("qpv_2015_communes", "code_insee_2024", "1004", "qpv_2015_communes.code_insee_2024: pattern: '1004'"),
        ("qpv_2015_communes", "code_insee_2024", 1004, "qpv_2015_communes.code_insee_2024: type: 1004"),
        ("cites", "nom", None, "cites.nom: absent: None"),
        ("cites", "nom", " ", "cites.nom: blank: ' '"),
        ("cites", "statut", "inconnu", "cites.statut: category: 'inconnu'"),
        ("cites", "habitants_qpv_2018", -1, "cites.habitants_qpv_2018: minimum: -1"),
        ("cites", "slug", "asnieres-sur-seine", "cites: ('slug',) twice: ('asnieres-sur-seine',)"),
        ("cites", "cite_id", "cde-002", "cites: ('cite_id',) twice: ('cde-002',)"),
        ("correspondances_qpv", "part_surface_2015", 1.5, "correspondances_qpv.part_surface_2015: maximum: 1.5"),
        ("cites_qpv_2015", "code_qp_2015", "QP999999", "cites_qpv_2015: qpv_2015 has no ('QP999999',)"),
        (
            "dictionnaire",
            "rang",
            2,
            "dictionnaire: ('nom_table', 'rang') twice: ('cites', 2)",
        ),
    ],
)
def test_a_planted_fault_is_found(
    rows: dict[str, list[Row]], table: str, column: str, cell: Cell, expected: str
) -> None:
    described = next(one for one in tables() if one.name == table)
    index = [one.name for one in described.columns].index(column)
    first, *others = rows[table]
    planted = (*first[:index], cell, *first[index + 1 :])
    assert expected in list(faults(rows | {table: [planted, *others]}))
