"""Kinds of pages, one a file. The folder is the list; `parts/` holds what they share.

A module yields its pages from the model by `pages(model)`; one whose pages have a map needs the outlines too, and has
`mapped_pages(model, contours)` instead. One that has a page an object tells its objects by `keys(model)`, and takes
those whose pages are wanted as one more argument. Neighbours come together: what is around them has just been made, and
is the same part of the memory.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from types import ModuleType

    from scripts.model.model import Model
    from scripts.outlines.contours import Contours
    from scripts.pages.parts.page import Page

_SHARE = 500
"""How many pages of a kind one process makes before another may: six times the cités, most of the QPV of one time."""


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
    """What makes the pages of each kind, in the order of the modules' names: a call yields them."""
    described = _describing(model, contours)
    return tuple(partial(described, module) for module in modules())


def shares(model: Model, contours: Contours) -> tuple[Callable[[], Iterator[Page]], ...]:
    """As `kinds`, those of many pages cut in shares: what a process has come to hold goes with it."""
    described = _describing(model, contours)
    shared = {module: [*_shared_out(module, model)] for module in modules()}
    if any(len(parts) > 1 and hasattr(module, "mapped_pages") for module, parts in shared.items()):
        contours.read_ahead()
    return tuple(partial(described, module, keys) for module, parts in shared.items() for keys in parts)


@cache
def modules() -> tuple[ModuleType, ...]:
    """The modules of the folder, by name."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def _describing(model: Model, contours: Contours) -> Callable[..., Iterator[Page]]:
    """A function that yields the pages of a kind, or those of some keys, with what each tells machines."""
    from scripts.metadata.of_pages import OfPages

    of_pages = OfPages(model)

    def described(kind: ModuleType, keys: Sequence[str] | None = None) -> Iterator[Page]:
        for page in _pages(kind, model, contours, keys):
            yield replace(
                page,
                version=model.version,
                alternates=of_pages.alternates(page.address),
                json_ld=of_pages.description(page.address),
            )

    return described


def _shared_out(kind: ModuleType, model: Model) -> Iterator[Sequence[str] | None]:
    """The keys of each share of a kind; None where it is one whole."""
    if not hasattr(kind, "keys"):
        yield None
        return
    keys = kind.keys(model)
    for first in range(0, len(keys), _SHARE):
        yield keys[first : first + _SHARE]


def _pages(kind: ModuleType, model: Model, contours: Contours, keys: Sequence[str] | None) -> Iterator[Page]:
    asked = [] if not hasattr(kind, "keys") else [kind.keys(model) if keys is None else keys]
    if hasattr(kind, "pages"):
        yield from kind.pages(model, *asked)
    else:
        yield from kind.mapped_pages(model, contours, *asked)
