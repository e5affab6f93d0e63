"""Official codes in the cells of an official file, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.registry.codes import KINDS, mended, well_formed

_BETWEEN = re.compile(r"[;,/|\s]+")
_CITE = re.compile(r"cde[-_]?0*([0-9]{1,3})", re.IGNORECASE)


def communes(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of communes of cells: « 1053 » has lost its zero, « 02571; 02691 » are two."""
    return tuple(dict.fromkeys(_each(cells, "commune")))


def coded(cells: Iterable[str], kind: str) -> tuple[str, ...]:
    """Return the codes of a kind (see `scripts.registry.codes`) found anywhere in cells, once each."""
    form = re.compile(rf"(?<![0-9A-Z])(?:{KINDS[kind].form.pattern})(?![0-9A-Z])")
    return tuple(dict.fromkeys(code for cell in cells for code in form.findall(cell.upper())))


def cites(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the identifiers of cités of cells, as the registry writes them: « cde-061 ; cde-002 » are two."""
    parts = (part for cell in cells for part in _BETWEEN.split(cell))
    return tuple(dict.fromkeys(f"cde-{int(found[1]):03}" for part in parts if (found := _CITE.fullmatch(part))))


def _each(cells: Iterable[str], kind: str) -> Iterator[str]:
    for cell in cells:
        for part in _BETWEEN.split(cell):
            code = part if well_formed(part, kind) else mended(part, kind)
            if code:
                yield code
