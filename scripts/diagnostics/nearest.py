"""What a person may have meant: the nearest known word, or the codes that one slip of the fingers away."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Container, Iterable

_LONGEST = 20


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with underscores for spaces and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join("_" if c in " -’'" else c for c in plain if not unicodedata.combining(c))


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that `word` most resembles, or None where none is near."""
    from difflib import get_close_matches  # only a faulty file pays for it

    folded = {fold(one): one for one in known}
    close = get_close_matches(fold(word[:100]), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def codes_near(code: str, known: Container[str], alphabet: str = "0123456789") -> tuple[str, ...]:
    """Return the known codes one slip away from `code`: swapped neighbours first, then a wrong, lost or added sign."""
    found: dict[str, None] = {}
    for candidate in _slips(code.strip().upper()[:_LONGEST], alphabet):
        if candidate in known and candidate != code:
            found.setdefault(candidate)
    return tuple(found)


def _slips(code: str, alphabet: str) -> Iterable[str]:
    yield code
    for i in range(len(code) - 1):
        yield code[:i] + code[i + 1] + code[i] + code[i + 2 :]
    for i in range(len(code) + 1):
        for sign in alphabet:
            yield code[:i] + sign + code[i:]
        if i < len(code):
            yield code[:i] + code[i + 1 :]
    for i in reversed(range(len(code))):
        for sign in alphabet:
            yield code[:i] + sign + code[i + 1 :]
