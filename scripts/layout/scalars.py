"""One value as it is written: a text between quotation marks; a day, a number or a word of a list without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.diagnostics.wording import HARMFUL
from scripts.registry.positions import Mark
from scripts.registry.scalars import Fault, read_scalar
from scripts.registry.shapes import Scalar

_ESCAPED = re.compile(f'["\\\\]|{HARMFUL.pattern}')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPACES = re.compile(" {2,}")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")


def written(mark: Mark, shape: Scalar | None, lines: Sequence[str]) -> str:
    """Return a value that is no text; one that its shape does not expect stays as it is in `lines`."""
    if shape is not None and mark.quoted and _is_expected(mark, shape):
        return mark.text
    return _as_it_is(mark, lines)


def tight(text: str) -> str:
    """Return a text without the spaces around it and the doubled ones inside."""
    return _SPACES.sub(" ", text.strip())


def key(mark: Mark, lines: Sequence[str]) -> str:
    """Return a key as YAML; one that is absent becomes an empty text, which can be written anywhere."""
    if not mark.text:
        return '""'
    return mark.text if _PLAIN_KEY.fullmatch(mark.text) else _as_it_is(mark, lines)


def quote(text: str) -> str:
    """Return a text between double quotation marks, on one line whatever it holds."""
    return f'"{_ESCAPED.sub(_escape, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    sign = ord(found[0])
    return _SHORT.get(found[0]) or (
        f"\\x{sign:02X}" if sign < 256 else f"\\u{sign:04X}" if sign < 65536 else f"\\U{sign:08X}"
    )


def _is_expected(mark: Mark, shape: Scalar) -> bool:
    """Tell whether the shape takes the bare text of the mark."""
    try:
        read_scalar(shape, Mark(mark.line, mark.column, mark.end_column, mark.text, False), "")
    except Fault:
        return False
    return True


def _as_it_is(mark: Mark, lines: Sequence[str]) -> str:
    if mark.end_column is None:
        return quote(mark.text)
    return lines[mark.line - 1][mark.column - 1 : mark.end_column - 1] if mark.text or mark.quoted else ""
