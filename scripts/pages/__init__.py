"""Kinds of pages, one a file. The folder is the list; `parts/` holds what they share.

A module yields its pages from the model by `pages(model)`; one whose pages have a map needs the outlines too, and has
`mapped_pages(model, contours)` instead.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from types import ModuleType

    from scripts.model.model import Model
    from scripts.outlines.contours import Contours
    from scripts.pages.parts.page import Page


def every_page(model: Model, contours: Contours, first: int = 0) -> Iterator[Page]:
    """Yield the pages of all kinds, kind by kind in the order of the modules' names. Raises Failure (outlines).

    `first` is the rank of a kind that comes before the others.
    """
    every = kinds(model, contours)
    for kind in (every[first], *every[:first], *every[first + 1 :]):
        yield from kind()


def ranks(model: Model, contours: Contours) -> Mapping[str, int]:
    """The rank of the kind of each page, by its path. Raises Failure (outlines)."""
    return {page.path: rank for rank, kind in enumerate(kinds(model, contours)) for page in kind()}


def kinds(model: Model, contours: Contours) -> tuple[Callable[[], Iterator[Page]], ...]:
    """The same, each kind apart: a call yields its pages."""
    from scripts.metadata.of_pages import OfPages

    of_pages = OfPages(model)

    def described(kind: ModuleType) -> Iterator[Page]:
        for page in _pages(kind, model, contours):
            yield replace(
                page,
                version=model.version,
                alternates=of_pages.alternates(page.address),
                json_ld=of_pages.description(page.address),
            )

    return tuple(partial(described, module) for module in modules())


@cache
def modules() -> tuple[ModuleType, ...]:
    """The modules of the folder, by name."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def _pages(kind: ModuleType, model: Model, contours: Contours) -> Iterator[Page]:
    if hasattr(kind, "pages"):
        yield from kind.pages(model)
    else:
        yield from kind.mapped_pages(model, contours)
