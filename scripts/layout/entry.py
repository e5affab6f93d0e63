"""Values of one record as the lines of its entry: what is added to a file of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from scripts.layout.remarks import STEP
from scripts.layout.scalars import quote
from scripts.registry.shapes import Block, Scalar, Text

Values: TypeAlias = Mapping[str, str | Sequence[str]]


def entry(shape: Block, values: Values) -> Iterator[str]:
    """Yield the lines, from the left margin, in the order of the record; a value is a text, or a list of texts."""
    for name, field in shape.fields.items():
        given = values.get(name)
        if isinstance(given, str):
            yield f"{name}: {scalar(field.shape, given)}"
        elif given:
            yield f"{name}:"
            yield from listed((scalar(field.shape.item, one) for one in given), STEP)


def item(lines: Sequence[str], indent: int) -> Iterator[str]:
    """Yield the lines of one item of a list, its dash at `indent`."""
    yield from (f"{' ' * indent}{'  ' if rank else '- '}{line}" for rank, line in enumerate(lines))


def listed(values: Iterator[str], indent: int) -> Iterator[str]:
    """Yield one item a value."""
    yield from (f"{' ' * indent}- {value}" for value in values)


def scalar(shape: Scalar, text: str) -> str:
    """Return one value as it is written: a text between quotation marks, a day, a number or a word without."""
    return quote(text) if isinstance(shape, Text) else text
