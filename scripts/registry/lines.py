"""The CSV tables of `data/reference/`: small ones as rows, large ones as text, of which a row is made when asked for.

Rows are quick, but weigh five times their lines, and each process of a build comes to have its own copy of those that
its parent made: at the size of the real tables that is nothing, at a hundred times it is most of the memory of a build.
"""

from __future__ import annotations

import csv
import io
from abc import abstractmethod
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Generic, TypeVar, get_type_hints

from scripts.failures import Failure

Row = TypeVar("Row", bound=tuple)
Value = TypeVar("Value")

_CONVERTERS = {str: intern, int: int, float: float, int | None: int, float | None: float, str | None: intern}
_LARGE = 1_000_000
"""From how many bytes on a table is large: several times the largest of the real ones, communes aside."""
KEPT = 2048
"""How many rows of a large table stay made, or groups of rows; as many communes: more than are near the real cités."""
_REMEDY = "« make reference » refait ce fichier"


class TableError(Failure):
    """A reference table is missing or does not have the expected columns; the message is one French line."""


def read_table(path: Path, row: type[Row], remedy: str = _REMEDY) -> tuple[Row, ...]:
    """Read one CSV table whose columns are the fields of `row`; an empty cell is an absent value.

    Raises TableError where the file is missing, its columns differ or a row does not fit them: `remedy` says in French
    what to do then.
    """
    with faults(path, remedy), path.open(encoding="utf-8", newline="") as stream:
        return tuple(map(maker(row), cells_of(path, row, stream)))


def in_order(path: Path, row: type[Row]) -> Iterable[Row]:
    """The rows of a table in the order of its file, as often as they are wanted. Raises TableError as `read_table`."""
    return InOrder(path, row) if _is_large(path) else read_table(path, row)


def by_key(path: Path, row: type[Row]) -> Mapping[str, Row]:
    """The rows of a table by their first cell, which no two share. Raises TableError as `read_table`."""
    if _is_large(path):
        return ByKey(path, row)
    return MappingProxyType({one[0]: one for one in read_table(path, row)})


def grouped(path: Path, row: type[Row]) -> Mapping[str, tuple[Row, ...]]:
    """The rows of a table by their first cell, those that share it together. Raises TableError as `read_table`.

    In the file of a large table they follow each other, or it has not the form expected.
    """
    if _is_large(path):
        return Grouped(path, row)
    groups: dict[str, list[Row]] = defaultdict(list)
    for one in read_table(path, row):
        groups[one[0]].append(one)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def _is_large(path: Path) -> bool:
    return path.exists() and path.stat().st_size >= _LARGE


class _Text(Generic[Row]):
    """The text of a table. Raises TableError as `read_table`."""

    def __init__(self, path: Path, row: type[Row]) -> None:
        self._path, self._row, self._make = path, row, maker(row)
        with faults(path):
            self._text = path.read_bytes()

    def places(self) -> Iterator[tuple[str, int]]:
        """The first cell of each row, and where its line begins, once the line is known to fit."""
        numbers = [column for column in _columns(self._row) if column[1] is not intern]
        place = after = 0

        def lines() -> Iterator[str]:
            nonlocal place, after
            for line in io.BytesIO(self._text):
                place, after = after, after + len(line)
                yield line.decode()

        with faults(self._path):
            for cells in cells_of(self._path, self._row, lines()):
                for at, convert, required in numbers:
                    if cells[at] or required:
                        convert(cells[at])
                yield cells[0], place

    def at(self, place: int) -> Row:
        """The row whose line begins at a place."""
        stream = io.BytesIO(self._text)
        stream.seek(place)
        return self._make(next(csv.reader([stream.readline().decode()])))

    def since(self, place: int | None = None) -> Iterator[Row]:
        """The rows from that whose line begins at a place, or all."""
        stream = io.BytesIO(self._text)
        stream.seek(self._text.index(b"\n") + 1 if place is None else place)
        return map(self._make, csv.reader(line.decode() for line in stream))


class InOrder(Iterable[Row]):
    """As `in_order`, the rows being made anew each time."""

    def __init__(self, path: Path, row: type[Row]) -> None:
        self._text = _Text(path, row)
        deque(self._text.places(), maxlen=0)

    def __iter__(self) -> Iterator[Row]:
        return self._text.since()


class _Keyed(Mapping[str, Value]):
    """What stands under each first cell of a table, made when it is asked for from the place where its lines begin."""

    def __init__(self, path: Path, row: type[tuple]) -> None:
        self._text = _Text(path, row)
        self._places: dict[str, int] = {}
        before = None
        with faults(path):
            for key, place in self._text.places():
                if key != before:
                    if key in self._places:
                        raise ValueError(key)
                    self._places[intern(key)] = place
                before = key
        self._made = lru_cache(KEPT)(self._make)

    def __getitem__(self, key: str) -> Value:
        return self._made(key)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @abstractmethod
    def _make(self, key: str) -> Value: ...


class ByKey(_Keyed[Row]):
    """As `by_key`, each row being made when it is asked for."""

    def _make(self, key: str) -> Row:
        return self._text.at(self._places[key])


class Grouped(_Keyed[tuple[Row, ...]]):
    """As `grouped`, each group being made when it is asked for."""

    def _make(self, key: str) -> tuple[Row, ...]:
        return tuple(takewhile(lambda row: row[0] == key, self._text.since(self._places[key])))


def cells_of(path: Path, row: type[Row], lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each line; raises ValueError where they are too many or too few, TableError on other columns."""
    reader = csv.reader(lines)
    if next(reader, None) != list(row._fields):
        raise TableError(f"{path} : les colonnes attendues sont {', '.join(row._fields)}.")
    width = len(row._fields)
    for cells in reader:
        if len(cells) != width:
            raise ValueError(cells)
        yield cells


def maker(row: type[Row]) -> Callable[[list[str]], Row]:
    """A function that makes a row of the cells of a line.

    What rows of whatever table say alike (codes, words of a list; not names) is one object in memory.
    """
    columns = _columns(row)

    def make(cells: list) -> Row:
        for at, convert, required in columns:
            cells[at] = convert(cells[at]) if cells[at] or required else None
        return row._make(cells)

    return make


def _columns(row: type[Row]) -> list[tuple[int, Callable[[str], object], bool]]:
    """The columns that are not a name: where each stands, what converts its cells, and whether all have a value."""
    return [
        (at, _CONVERTERS[hint], hint is str)
        for at, (name, hint) in enumerate(get_type_hints(row).items())
        if hint is not str or not name.startswith("nom")
    ]


@contextmanager
def faults(path: Path, remedy: str = _REMEDY) -> Iterator[None]:
    """What may be wrong with a table, as a TableError that ends with what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise TableError(f"{path} : ce fichier de référence manque.") from error
    except (ValueError, csv.Error) as error:
        raise TableError(f"{path} : une ligne n’a pas la forme attendue ; {remedy}.") from error
