"""Diagnostics as Markdown, for the comment of a pull request; their text is hostile and stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.diagnostics.diagnostic import Diagnostic
from scripts.diagnostics.terminal import summary
from scripts.diagnostics.wording import neutral

MOST_SHOWN = 100

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$-])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the lines of a list with one item a diagnostic, after a line that counts them."""
    yield f"**{summary(diagnostics)}**"
    if diagnostics:
        yield ""
    for one in diagnostics[:MOST_SHOWN]:
        where = f"{_text(one.file)}, ligne\u00a0{one.line}, colonne\u00a0{one.column}"
        yield f"- **{where}**\u00a0: {_text(one.message)} `{one.rule}`"
    if len(diagnostics) > MOST_SHOWN:
        yield f"- … et {len(diagnostics) - MOST_SHOWN} de plus."


def _text(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", neutral(text).translate(_HTML))
    # A comment inside keeps GitHub from making a mention or a link; a reader sees the same text.
    return escaped.replace("@", "@<!-- -->").replace("://", ":<!-- -->//").replace("www.", "www<!-- -->.")
