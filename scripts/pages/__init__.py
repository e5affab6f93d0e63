"""Kinds of pages, one a file: each module yields its pages from the model by `pages(model)`. The folder is the list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.model.model import Model
    from scripts.pages.page import Page


def every_page(model: Model) -> Iterator[Page]:
    """Yield the pages of all kinds, kind by kind in the order of the modules' names."""
    for module in pkgutil.iter_modules(__path__):
        kind = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(kind, "pages"):
            yield from kind.pages(model)
