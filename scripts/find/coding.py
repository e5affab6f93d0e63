"""Lists as short text: what a browser undoes in one pass, and gzip shrinks further."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"(\d+)$")


def lines(items: Iterable[str]) -> str:
    """Texts, one a line; raises ValueError where one holds a line break."""
    texts = list(items)
    if any("\n" in text for text in texts):
        raise ValueError("a name holds a line break")
    return "\n".join(texts)


def runs(codes: Iterable[str]) -> str:
    """Codes separated by commas, where an empty one stands for the previous code plus one: `QP001001,,,QP002001`."""
    previous = ""
    written = []
    for code in codes:
        written.append("" if code == _next(previous) else code)
        previous = code
    return ",".join(written)


def deltas(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before it."""
    previous = 0
    steps = []
    for number in numbers:
        steps.append(number - previous)
        previous = number
    return steps


def nested_deltas(groups: Iterable[Sequence[int]]) -> list[int | list[int]]:
    """The same for groups of numbers: their first ones by steps, alone where the group has no other number."""
    groups = list(groups)
    steps = deltas(group[0] for group in groups)
    return [[step, *group[1:]] if len(group) > 1 else step for step, group in zip(steps, groups, strict=True)]


def _next(code: str) -> str | None:
    found = _NUMBER.search(code)
    if found is None:
        return None
    digits = found[1]
    return code[: found.start()] + str(int(digits) + 1).zfill(len(digits))
