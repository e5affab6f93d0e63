"""Diagnostics as Markdown, for the comment of a pull request; their text is hostile and stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from scripts.diagnostics.diagnostic import Diagnostic
from scripts.diagnostics.terminal import summary
from scripts.diagnostics.wording import neutral, shorten
from scripts.french import compte

MOST_SHOWN = 100
ROOM = 24_000
LONGEST = 1_000

_Item = TypeVar("_Item")

_MARKUP = re.compile(r"([\\`*_{}\[\]()+!|~$-])")
_ORDERED = re.compile(r"^(\d+)\.")
_LINKING = re.compile(r"[@#]|:(?=//)|(?<=www)(?=\.)|gh(?=\\-\d)|:(?=[\w+\\-]+:)", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]+")
_TICKS = re.compile("`+")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the lines of a list with one item a diagnostic, after a line that counts them."""
    yield f"**{summary(diagnostics)}**"
    if diagnostics:
        yield ""
    yield from listed(diagnostics)


def listed(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one item a diagnostic, within `ROOM` bytes."""
    yield from bounded(diagnostics, _item, MOST_SHOWN, ROOM)


def bounded(
    items: Sequence[_Item], lines_of: Callable[[_Item], Sequence[str]], most: int, room: int, indent: str = ""
) -> Iterator[str]:
    """Yield the lines of the first items, at most `most` of them and `room` bytes, then say how many are left.

    No line is made of what is left, which costs nothing, however much there is.
    """
    shown = 0
    for item in items[:most]:
        lines = lines_of(item)
        room -= sum(len(line.encode()) + 1 for line in lines)
        if room < 0:
            break
        yield from lines
        shown += 1
    if shown < len(items):
        yield f"{indent}- … et {compte(len(items) - shown, 'autre')}."


def _item(one: Diagnostic) -> list[str]:
    where = f"{escaped(shorten(one.file))}, ligne\u00a0{one.line}, colonne\u00a0{one.column}"
    return [
        f"- **{where}**\u00a0: {escaped(shorten(one.message, LONGEST))} {code(shorten(one.rule))}",
        *_block(one.diff[:LONGEST]),
    ]


def _block(diff: Sequence[str]) -> Iterator[str]:
    """Yield a block of code within an item of a list."""
    if diff:
        yield from ("", *(f"  {line}" for line in fenced([shorten(line, LONGEST) for line in diff], "diff")), "")


def fenced(lines: Sequence[str], language: str) -> Iterator[str]:
    """Yield a block of code; its fence is longer than any that a line holds."""
    fence = "`" * max(3, 1 + max(len(run) for line in lines for run in _TICKS.findall(line) or [""]))
    yield from (f"{fence}{language}", *(neutral(line) for line in lines), fence)


def code(name: str) -> str:
    """Return a name as a span of code; what has another form than a name is escaped instead."""
    return f"`{name}`" if _NAME.fullmatch(name) else escaped(name)


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it and nothing else: no markup, link, mention, issue or HTML."""
    escaped = _MARKUP.sub(r"\\\1", neutral(text).translate(_HTML))
    escaped = _ORDERED.sub(r"\1\\.", escaped)
    # A comment inside keeps GitHub from making a mention or a link; a reader sees, and copies, the same text.
    return _LINKING.sub(r"\g<0><!-- -->", escaped)
