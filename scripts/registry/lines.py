"""The CSV tables of `data/reference/`: small ones as rows, large ones packed, of which a row is made when asked for.

Rows are quick, but weigh five times their bytes, and each process of a build comes to have its own copy of those that
its parent made: at the size of the real tables that is nothing, at a hundred times it is most of the memory of a build.
"""

from __future__ import annotations

import csv
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Generic, TypeVar, get_type_hints

import msgspec

from scripts.failures import Failure, shown

Row = TypeVar("Row", bound=tuple)
Value = TypeVar("Value")

_NUMBERS = {int: int, float: float, int | None: int, float | None: float}
_REQUIRED = {str, int, float}
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
    with _rows(path, row, remedy, intern) as rows:
        return tuple(rows)


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


class _Packed(Generic[Value]):
    """Values in a row, each as a few bytes, and made of them when it is asked for by its rank."""

    def __init__(self, values: Iterable[Value], kind: type) -> None:
        encoder, content = msgspec.msgpack.Encoder(), bytearray()
        self._starts = array("Q", [0])
        for value in values:
            encoder.encode_into(value, content, -1)
            self._starts.append(len(content))
        self._content = bytes(content)
        self._decode = msgspec.msgpack.Decoder(kind).decode

    def __getitem__(self, rank: int) -> Value:
        return self._decode(self._content[self._starts[rank] : self._starts[rank + 1]])

    def __len__(self) -> int:
        return len(self._starts) - 1


class InOrder(Iterable[Row]):
    """As `in_order`, the rows being made anew each time."""

    def __init__(self, path: Path, row: type[Row]) -> None:
        with _rows(path, row) as rows:
            self._packed = _Packed[Row](rows, row)

    def __iter__(self) -> Iterator[Row]:
        return map(self._packed.__getitem__, range(len(self._packed)))


class _Keyed(Mapping[str, Value]):
    """Values by key, no two of which are the same: raises ValueError. The last ones asked for stay made."""

    def __init__(self, pairs: Iterable[tuple[str, Value]], kind: type) -> None:
        self._ranks: dict[str, int] = {}
        self._packed = _Packed[Value](self._numbered(pairs), kind)
        self._made = lru_cache(KEPT)(self._packed.__getitem__)

    def _numbered(self, pairs: Iterable[tuple[str, Value]]) -> Iterator[Value]:
        for rank, (key, value) in enumerate(pairs):
            if key in self._ranks:
                raise ValueError(key)
            self._ranks[intern(key)] = rank
            yield value

    def __getitem__(self, key: str) -> Value:
        return self._made(self._ranks[key])

    def __contains__(self, key: object) -> bool:
        return key in self._ranks

    def __iter__(self) -> Iterator[str]:
        return iter(self._ranks)

    def __len__(self) -> int:
        return len(self._ranks)


class ByKey(_Keyed[Row]):
    """As `by_key`, each row being made when it is asked for."""

    def __init__(self, path: Path, row: type[Row]) -> None:
        with _rows(path, row) as rows:
            super().__init__(((one[0], one) for one in rows), row)


class Grouped(_Keyed[tuple[Row, ...]]):
    """As `grouped`, each group being made when it is asked for."""

    def __init__(self, path: Path, row: type[Row]) -> None:
        with _rows(path, row) as rows:
            groups = groupby(rows, key=itemgetter(0))
            super().__init__(((key, tuple(group)) for key, group in groups), tuple[row, ...])


@contextmanager
def _rows(
    path: Path, row: type[Row], remedy: str = _REMEDY, word: Callable[[str], str] = str
) -> Iterator[Iterator[Row]]:
    """The rows of a file while it is open, one by one. Raises TableError as `read_table`, of what is done meanwhile."""
    with faults(path, remedy), path.open(encoding="utf-8", newline="") as stream:
        yield map(maker(row, word), cells_of(path, row, stream))


def cells_of(path: Path, row: type[Row], lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each line; raises ValueError where they are too many or too few, TableError on other columns."""
    reader = csv.reader(lines)
    if next(reader, None) != list(row._fields):
        raise TableError(f"{shown(path)} : les colonnes attendues sont {', '.join(row._fields)}.")
    width = len(row._fields)
    for cells in reader:
        if len(cells) != width:
            raise ValueError(cells)
        yield cells


def maker(row: type[Row], word: Callable[[str], str] = intern) -> Callable[[list[str]], Row]:
    """A function that makes a row of the cells of a line.

    What rows of whatever table say alike (codes, words of a list; not names) is one object in memory, as `word` gives
    it: `str` where the rows do not stay.
    """
    columns = [
        (at, _NUMBERS.get(hint, word), hint in _REQUIRED)
        for at, (name, hint) in enumerate(get_type_hints(row).items())
        if hint is not str or not name.startswith("nom")
    ]

    def make(cells: list) -> Row:
        for at, convert, required in columns:
            cells[at] = convert(cells[at]) if cells[at] or required else None
        return row._make(cells)

    return make


@contextmanager
def faults(path: Path, remedy: str = _REMEDY) -> Iterator[None]:
    """What may be wrong with a table, as a TableError that ends with what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise TableError(f"{shown(path)} : ce fichier de référence manque.") from error
    except (ValueError, csv.Error) as error:
        raise TableError(f"{shown(path)} : une ligne n’a pas la forme attendue ; {remedy}.") from error
