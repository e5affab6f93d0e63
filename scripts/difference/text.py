"""A difference as lines of French text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.difference.changes import Difference
from scripts.difference.sentences import sections
from scripts.registry.reference import Reference

NOTHING = "Aucune différence."


def render(difference: Difference, reference: Reference) -> Iterator[str]:
    """Yield the lines: « cde-070 Choisy-le-Roi : 1 QPV ajouté : … », indented where an entry has several changes."""
    if difference.vide:
        yield NOTHING
    for section in sections(difference, reference):
        if len(section.phrases) == 1:
            yield f"{section.titre}\u00a0: {section.phrases[0]}"
        else:
            yield f"{section.titre}\u00a0:"
            yield from (f"  - {phrase}" for phrase in section.phrases)
