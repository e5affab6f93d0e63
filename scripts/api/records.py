"""Rows of the tables as JSON objects: nested, named and linked as `nesting` says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from scripts.api.kinds import KINDS, file_of
from scripts.api.nesting import HREF, NAME, Nested
from scripts.model.model import Model
from scripts.tables.rows import Rows
from scripts.tables.table import Cell, Row, Table

Groups = Mapping[Row, list[Row]]


class Records:
    """The rows of one model as objects.

    Links are relative to `to_root`, the way from the file that holds them to the index (`../`).
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self._rows = Rows(model)
        self._names_by_table: dict[str, Mapping[Cell, Cell]] = {}

    def rows(self, table: Table) -> Collection[Row]:
        """All rows of a table."""
        return self._rows.of(table)

    @cached_property
    def files(self) -> Mapping[str, Mapping[str, str]]:
        """By table, then by key, the file of each object that has one."""
        return {kind.table.name: {key: file_of(path) for key, path in kind.paths(self.model).items()} for kind in KINDS}

    def objects(self, nested: Nested, keys: Container[Cell], to_root: str) -> Iterator[dict[str, Any]]:
        """The objects of a nesting whose first column is one of `keys`, in the order of their table."""
        record_of = self._reader(nested, to_root, keys)
        return (record_of(row) for row in self.rows(nested.table) if row[0] in keys)

    def all_objects(self, nested: Nested, to_root: str) -> list[dict[str, Any]]:
        """All objects of a nesting, in the order of their table."""
        return [*map(self._reader(nested, to_root), self.rows(nested.table))]

    def _groups(self, nested: Nested, keys: Container[Cell] | None) -> Groups:
        """The rows of a part, by the values of `by`; where there are `keys`, of those whose first value is one."""
        key_of = cells(nested.table, nested.by)
        groups: defaultdict[Row, list[Row]] = defaultdict(list)
        for row in self.rows(nested.table):
            key = key_of(row)
            if keys is None or key[0] in keys:
                groups[key].append(row)
        return groups

    def _reader(self, nested: Nested, to_root: str, keys: Container[Cell] | None = None) -> Callable[[Row], Any]:
        """A function of a row: the object, or the value, that it is; it may be asked for those of `keys` alone.

        What a row holds is made as it is asked for: until then its parts are rows, which the tables share.
        """
        names = [column.name for column in nested.columns]
        said = cells(nested.table, names)
        if nested.is_value:
            return lambda row: said(row)[0]
        parts = [
            (name, cells(nested.table, part.by), self._groups(part, keys), self._reader(part, to_root))
            for name, part in nested.all_parts.items()
        ]
        named = self._namer(nested, to_root)

        def record_of(row: Row) -> dict[str, Any]:
            record = dict(zip(names, said(row), strict=True))
            record |= named(row)
            for name, key_of, groups, part_of in parts:
                record[name] = [*map(part_of, groups.get(key_of(row), ()))]
            return record

        return record_of

    def _namer(self, nested: Nested, to_root: str) -> Callable[[Row], Mapping[str, Cell]]:
        """A function of a row: the name and the address of what `to` names, nothing where it names nothing."""
        if nested.to is None:
            return lambda row: {}
        code_of = cells(nested.table, (nested.to,))
        files = self.files.get(nested.target.name, {})
        names = self._names(nested.target) if nested.name_column else None

        def named(row: Row) -> Mapping[str, Cell]:
            (code,) = code_of(row)
            href = to_root + files[code] if code in files else None
            return {HREF: href} if names is None else {NAME: names[code], HREF: href}

        return named

    def _names(self, table: Table) -> Mapping[Cell, Cell]:
        if table.name not in self._names_by_table:
            self._names_by_table[table.name] = dict(map(cells(table, (table.primary_key[0], NAME)), self.rows(table)))
        return self._names_by_table[table.name]


def cells(table: Table, names: Iterable[str]) -> Callable[[Row], Row]:
    """A function of a row: some of its cells, as a tuple."""
    columns = [column.name for column in table.columns]
    indexes = [columns.index(name) for name in names]
    if len(indexes) > 1:
        return itemgetter(*indexes)
    at = slice(indexes[0], indexes[0] + 1) if indexes else slice(0)
    return itemgetter(at)
