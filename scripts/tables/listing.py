"""The list of tables: what the family folders hold, family by family, in the order of the names."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from scripts.tables.table import Table

FAMILIES = ("cites", "qualite", "programme", "reference", "dictionnaire")


@cache
def tables() -> tuple[Table, ...]:
    """Every table of the package. A file without `TABLE` raises AttributeError."""
    return tuple(
        importlib.import_module(f"{package.__name__}.{module.name}").TABLE
        for package in (importlib.import_module(f"scripts.tables.{name}") for name in FAMILIES)
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name)
    )
