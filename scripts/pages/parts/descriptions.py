"""The sentences that describe a page to search engines: the longest wording that they show whole."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.french import liste
from scripts.links import Renvoi

AT_MOST = 180
"""Characters that a description may have: search engines cut what is longer."""


def fitting(*wordings: str) -> str:
    """The first wording that is short enough, else the last; they go from the fullest to the barest."""
    return next((wording for wording in wordings if len(wording) <= AT_MOST), wordings[-1])


def les_cites(cites: Iterable[Renvoi]) -> str:
    """« la cité de l’emploi X », « les cités de l’emploi X et Y »."""
    labels = [cite.label for cite in cites]
    return f"{'la cité' if len(labels) == 1 else 'les cités'} de l’emploi {liste(labels)}"
