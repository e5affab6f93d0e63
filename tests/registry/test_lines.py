"""Tables kept packed: the same rows as those read at once, in a fraction of their memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.registry import lines
from scripts.registry.lines import ByKey, Grouped, InOrder, TableError, by_key, grouped, in_order, read_table

MANY = 10_000
READINGS = 4


class Quartier(NamedTuple):
    """A row with every kind of cell."""

    code: str
    nom: str
    statut: str | None
    population: int | None
    longitude: float


def table(folder: Path, *lines: str) -> Path:
    """A table of quartiers with these lines."""
    path = folder / "quartiers.csv"
    path.write_text("\n".join(["code,nom,statut,population,longitude", *lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Two rows of one code, and one of another; names with an accent, a comma and a quotation mark."""
    return table(tmp_path, 'B,"Évry, « nord »",,12,2.5', 'B,"dit ""le bas""",nouveau,,-1', "A,Œil,,0,0.25")


def test_rows_are_those_of_the_file_in_its_order_each_time(few):
    rows = InOrder(few, Quartier)
    assert [*rows] == [*rows] == [*read_table(few, Quartier)]
    assert next(iter(rows)) == Quartier("B", "Évry, « nord »", None, 12, 2.5)


def test_rows_that_share_a_code_are_found_together(few):
    groups = Grouped(few, Quartier)
    rows = read_table(few, Quartier)
    assert dict(groups) == {"B": rows[:2], "A": rows[2:]}
    assert list(groups) == ["B", "A"]
    assert "C" not in groups and groups.get("C") is None


def test_a_last_line_without_its_end_is_read_whole(tmp_path):
    path = table(tmp_path, "B,Évry,,12,2.5", "A,Œil,,0,0.25")
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert ByKey(path, Quartier)["A"] == Quartier("A", "Œil", None, 0, 0.25)


def test_a_row_is_found_by_its_code(tmp_path):
    path = table(tmp_path, "B,Évry,,12,2.5", "A,Œil,,0,0.25")
    rows = ByKey(path, Quartier)
    assert dict(rows) == {row.code: row for row in read_table(path, Quartier)}
    assert list(rows.values()) == [*read_table(path, Quartier)]
    with pytest.raises(KeyError):
        rows["C"]


@pytest.mark.parametrize("kind", [read_table, InOrder, ByKey, Grouped])
@pytest.mark.parametrize("line", ["C,Évry,,douze,2.5", "C,Évry,,12,est", "C,Évry,,12,", "C,Évry,12,2.5"])
def test_a_line_that_does_not_fit_is_refused_when_the_table_is_read(tmp_path, kind, line):
    with pytest.raises(TableError, match="une ligne n’a pas la forme attendue"):
        kind(table(tmp_path, "B,Évry,,12,2.5", line), Quartier)


def test_rows_of_one_code_that_stand_apart_are_refused(tmp_path):
    with pytest.raises(TableError, match="une ligne n’a pas la forme attendue"):
        Grouped(table(tmp_path, "B,Évry,,12,2.5", "A,Œil,,0,0.25", "B,Évry,,12,2.5"), Quartier)


@pytest.mark.parametrize("bytes_of_a_large_one", [0, 1_000_000])
def test_a_table_says_the_same_whether_large_or_small(few, tmp_path, monkeypatch, bytes_of_a_large_one):
    monkeypatch.setattr(lines, "_LARGE", bytes_of_a_large_one)
    rows = read_table(few, Quartier)
    assert [*in_order(few, Quartier)] == [*rows]
    assert dict(grouped(few, Quartier)) == {"B": rows[:2], "A": rows[2:]}
    assert dict(by_key(table(tmp_path, "A,Œil,,0,0.25"), Quartier)) == {"A": rows[2]}
    with pytest.raises(TableError, match="manque"):
        in_order(tmp_path / "nulle-part.csv", Quartier)


def test_an_empty_table_has_no_row(tmp_path):
    assert [*InOrder(table(tmp_path), Quartier)] == [*ByKey(table(tmp_path), Quartier)] == []


@pytest.mark.parametrize(("kind", "share"), [(InOrder, 0.25), (ByKey, 0.75)])
def test_a_large_table_stays_packed_however_often_its_rows_are_read(tmp_path, monkeypatch, kind, share):
    monkeypatch.setattr(lines, "KEPT", MANY // 100)
    path = table(tmp_path, *(f"QP{rank},Quartier {rank},inchange,{1000 + rank},{rank}.5" for rank in range(MANY)))

    def read() -> Iterable[Quartier]:
        rows = kind(path, Quartier)
        assert sum(1 for _ in (rows.values() if isinstance(rows, Mapping) else rows)) == MANY
        return rows

    held = bytes_held(lambda: {row.code: row for row in read_table(path, Quartier)})
    assert bytes_held(read) < share * held


def bytes_held(read: Callable[[], object]) -> int:
    """What stays in memory of what is read, once it has been read before: words shared by all rows are made once.

    The least of a few times: in some of them, Python's own table of shared words grows.
    """
    read()
    return min(_bytes_held_once(read) for _ in range(READINGS))


def _bytes_held_once(read: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        kept = read()
        return tracemalloc.get_traced_memory()[0] if kept else 0
    finally:
        tracemalloc.stop()
