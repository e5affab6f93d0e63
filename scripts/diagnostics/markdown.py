"""Diagnostics as Markdown, for the comment of a pull request; their text is hostile and stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.diagnostics.diagnostic import Diagnostic
from scripts.diagnostics.terminal import summary
from scripts.diagnostics.wording import neutral

MOST_SHOWN = 100

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$-])")
_TICKS = re.compile("`+")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the lines of a list with one item a diagnostic, after a line that counts them."""
    yield f"**{summary(diagnostics)}**"
    if diagnostics:
        yield ""
    for one in diagnostics[:MOST_SHOWN]:
        where = f"{escaped(one.file)}, ligne\u00a0{one.line}, colonne\u00a0{one.column}"
        yield f"- **{where}**\u00a0: {escaped(one.message)} `{one.rule}`"
        yield from _block(one.diff)
    if len(diagnostics) > MOST_SHOWN:
        yield f"- … et {len(diagnostics) - MOST_SHOWN} de plus."


def _block(diff: Sequence[str]) -> Iterator[str]:
    """Yield a block of code within an item of a list; its fence is longer than any that a line holds."""
    if diff:
        fence = "`" * max(3, 1 + max(len(run) for line in diff for run in _TICKS.findall(line) or [""]))
        yield from ("", f"  {fence}diff", *(f"  {neutral(line)}" for line in diff), f"  {fence}", "")


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it and nothing else: no markup, link, mention or HTML."""
    escaped = _MARKUP.sub(r"\\\1", neutral(text).translate(_HTML))
    # A comment inside keeps GitHub from making a mention or a link; a reader sees the same text.
    return escaped.replace("@", "@<!-- -->").replace("://", ":<!-- -->//").replace("www.", "www<!-- -->.")
