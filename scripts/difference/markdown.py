"""A difference as Markdown, for a comment or a changelog; what people wrote stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.diagnostics.markdown import LONGEST, bounded, escaped
from scripts.diagnostics.wording import shorten
from scripts.difference.changes import Difference
from scripts.difference.sentences import Section, sections
from scripts.difference.text import NOTHING
from scripts.registry.reference import Reference

MOST_SECTIONS = 100
ROOM = 20_000
MOST_SENTENCES = 50


def render(difference: Difference, reference: Reference) -> Iterator[str]:
    """Yield the lines: one item an entry, with its change or a list of them; the first ones where there are many."""
    if difference.vide:
        yield NOTHING
    yield from listed(tuple(sections(difference, reference)))


def listed(found: Sequence[Section], room: int = ROOM) -> Iterator[str]:
    """Yield one item a section, with a list of its sentences, within `room` bytes, each within a quarter of it."""
    yield from bounded(found, lambda section: _item(section, room // 4), MOST_SECTIONS, room)


def _item(section: Section, room: int) -> list[str]:
    head = f"- **{escaped(shorten(section.titre))}**"
    if len(section.phrases) == 1:
        return [f"{head}\u00a0: {_said(section.phrases[0])}"]
    return [head, *bounded(section.phrases, lambda phrase: [f"  - {_said(phrase)}"], MOST_SENTENCES, room, "  ")]


def _said(phrase: str) -> str:
    return escaped(shorten(phrase, LONGEST))
