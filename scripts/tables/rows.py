"""The rows of one model, each made once however many files they go into; where they are many, they wait on the disk."""

from __future__ import annotations

import os
import pickle
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, partial
from itertools import islice
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

from msgspec import Struct

from scripts.model.model import Model
from scripts.tables.table import Row, Table
from scripts.together import beside

_MOST = 16_384
"""How many QPV a registry may have for its rows to be held: ten times those of France."""
_BLOCK = 512


class Rows:
    """What the formats and the API are made of: a model, and the rows of its tables as they are asked for."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._read: dict[str, Collection[Row]] = {}

    @property
    def many(self) -> bool:
        """Whether the tables have too many rows to be held."""
        return len(self.model.reference.qpv_2015) > _MOST

    def of(self, table: Table) -> Collection[Row]:
        """All rows of a table, in its order, to be gone through as often as wanted.

        Raises OSError where they are many and the disk has no room for them.
        """
        if table.name not in self._read:
            rows = table.rows(self.model)
            self._read[table.name] = _Filed(self._file, _written(self._file, rows)) if self.many else tuple(rows)
        return self._read[table.name]

    def put_on_disk(self, tables: Iterable[Table]) -> None:
        """Make the rows of tables, for this process and those that it forks. Raises OSError as `of`.

        Another process makes them: it comes to hold a copy of most of the model, which goes with it.
        """
        with beside(partial(self._all_written, self._file, tables)) as written:
            self._read |= {name: _Filed(self._file, blocks) for name, blocks in written().items()}

    @cached_property
    def _file(self) -> BinaryIO:
        """A file without a name: it goes with the last process that has it open, however that ends."""
        return TemporaryFile(prefix="registre-")

    def _all_written(self, file: BinaryIO, tables: Iterable[Table]) -> dict[str, list[_Block]]:
        return {table.name: _written(file, table.rows(self.model)) for table in tables}


class _Block(Struct, frozen=True, array_like=True):
    """Some rows in a file: where they begin, how many bytes they take, how many they are."""

    start: int
    length: int
    count: int


class _Filed(Collection[Row]):
    """The rows of a table in a file, read each time; each reader has a place of its own, in any process."""

    def __init__(self, file: BinaryIO, blocks: Iterable[_Block]) -> None:
        self._file, self._blocks = file, tuple(blocks)

    def __iter__(self) -> Iterator[Row]:
        for block in self._blocks:
            yield from pickle.loads(os.pread(self._file.fileno(), block.length, block.start))

    def __len__(self) -> int:
        return sum(block.count for block in self._blocks)

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


def _written(file: BinaryIO, rows: Iterator[Row]) -> list[_Block]:
    blocks = []
    try:
        file.seek(0, os.SEEK_END)
        while held := tuple(islice(rows, _BLOCK)):
            content = pickle.dumps(held)
            blocks.append(_Block(file.tell(), file.write(content), len(held)))
        file.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, gettempdir()) from error
    return blocks
