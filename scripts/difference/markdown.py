"""A difference as Markdown, for a comment or a changelog; what people wrote stays text."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.markdown import escaped
from scripts.difference.changes import Difference
from scripts.difference.sentences import sections
from scripts.difference.text import NOTHING
from scripts.registry.reference import Reference

MOST_SECTIONS = 100


def render(difference: Difference, reference: Reference) -> Iterator[str]:
    """Yield the lines: one item an entry, with a list of its changes; the first entries only where there are many."""
    if difference.vide:
        yield NOTHING
    found = list(sections(difference, reference))
    for section in found[:MOST_SECTIONS]:
        yield f"- **{escaped(section.titre)}**"
        yield from (f"  - {escaped(phrase)}" for phrase in section.phrases)
    if len(found) > MOST_SECTIONS:
        yield f"- … et {len(found) - MOST_SECTIONS} de plus."
