"""The list of tables: what the family folders hold, family by family, in the order of the names."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from scripts.tables.table import Table

FAMILIES = {
    "cites": "Les cités",
    "qualite": "La qualité",
    "programme": "Le programme et les sources",
    "adresses": "Les adresses qui ne sont plus",
    "reference": "Les références",
    "dictionnaire": "Le dictionnaire",
}
"""The folders of the tables, and what their tables are about."""


@cache
def tables() -> tuple[Table, ...]:
    """Every table of the package, in order. A file without `TABLE` raises AttributeError."""
    return tuple(table for family in tables_by_family().values() for table in family)


@cache
def tables_by_family() -> Mapping[str, tuple[Table, ...]]:
    """The same, by the title of their family."""
    return MappingProxyType({title: tuple(_tables(folder)) for folder, title in FAMILIES.items()})


def _tables(folder: str) -> Iterator[Table]:
    package = importlib.import_module(f"scripts.tables.{folder}")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        yield importlib.import_module(f"{package.__name__}.{module.name}").TABLE
