"""The comments of a file, and what each belongs to, so that they follow it wherever it is written.

A comment at the end of a line belongs to what the line says last. One that stands alone belongs to what follows it, or
to what precedes it where it is indented like the end of a block. Those before anything else open the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from scripts.registry import positions
from scripts.registry.positions import Mark, Node, Positions

Spot: TypeAlias = tuple[int, int]

STEP = 2

_COMMENT = re.compile(r"(?:^|(?<=\s))#(.*)$")


class Remarks(Struct, frozen=True):
    """Comments without their mark, by the place (line, column) of the key or value that each belongs to.

    `head` and `foot` belong to the file; `beside` ends a line; `above` and `below` stand alone.
    """

    head: tuple[str, ...]
    above: dict[Spot, list[str]]
    beside: dict[Spot, str]
    below: dict[Spot, list[str]]
    foot: tuple[str, ...]


# A key or a value, and the indent of the line that it is written on.
_Placed: TypeAlias = tuple[Mark, int]


def read_remarks(read: Positions) -> Remarks:
    """Return the comments of a file that could be read."""
    remarks = Remarks((), {}, {}, {}, ())
    alone: list[tuple[int, int, str]] = []
    if read.root is None:
        return remarks
    placed: list[_Placed] = []
    _gather(read.root, 0, 0, placed)
    last = {mark.line: mark for mark, _ in placed}
    inside, after = _several_lines(placed)
    for number, line in enumerate(read.lines, start=1):
        if "#" not in line or number in inside:
            continue
        owner = last.get(number) or after.get(number)
        start = _end(owner, number, line) if owner else 0
        found = _COMMENT.search(line, start)
        if not found:
            continue
        text = found[1].strip()
        if owner:
            remarks.beside[_spot(owner)] = text
        else:
            alone.append((number, found.start(), text))
    return _attached(alone, placed, remarks)


def _gather(node: Node, indent: int, line_indent: int, placed: list[_Placed]) -> None:
    """Add all keys and values, in the order of the file; `line_indent` is that of the line where the node begins."""
    if isinstance(node, Mark):
        placed.append((node, line_indent))
    elif isinstance(node, positions.Sequence):
        for item in node.items:
            _gather(item, indent + STEP, indent, placed)
    else:
        here = line_indent
        for key, value in node.pairs:
            placed.append((key, here))
            _gather(value, indent + STEP, here, placed)
            here = indent


def _spot(mark: Mark) -> Spot:
    return mark.line, mark.column


def _several_lines(placed: Sequence[_Placed]) -> tuple[set[int], dict[int, Mark]]:
    """Return the lines inside values that run over several, and the values that end on a line that begins inside."""
    inside: set[int] = set()
    after: dict[int, Mark] = {}
    for mark, _ in placed:
        if mark.end:
            inside.update(range(mark.line + 1, mark.end[0]))
            if mark.end[1] > 1:
                after[mark.end[0]] = mark
    return inside, after


def _end(mark: Mark, number: int, line: str) -> int:
    """Return the index in the line after which a comment may stand."""
    if mark.end_column:
        return mark.end_column - 1
    if mark.line != number:
        return mark.end[1] - 1
    return mark.column if line[mark.column - 1] in "|>" else len(line)


def _attached(alone: Sequence[tuple[int, int, str]], placed: Sequence[_Placed], remarks: Remarks) -> Remarks:
    head: list[str] = []
    foot: list[str] = []
    for number, indent, text in alone:
        rank = bisect_left(placed, (number, 0), key=lambda one: _spot(one[0]))
        before, before_indent = placed[rank - 1] if rank else (None, 0)
        after, after_indent = placed[rank] if rank < len(placed) else (None, 0)
        if before is None:
            head.append(text)
        elif after is None and not indent:
            foot.append(text)
        elif after is None or (before_indent > after_indent and indent >= after.column):
            remarks.below.setdefault(_spot(before), []).append(text)
        else:
            remarks.above.setdefault(_spot(after), []).append(text)
    return Remarks(tuple(head), remarks.above, remarks.beside, remarks.below, tuple(foot))
