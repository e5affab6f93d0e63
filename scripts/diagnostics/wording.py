"""French wording: typography, plurals, enumerations, and values shown without harm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

LONGEST_SHOWN = 80

# Controls, surrogates, line separators, invisible joiners and the marks that reorder text.
HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BEFORE_COLON = re.compile(r" (?=[:»])")
_BEFORE_HIGH = re.compile(r" (?=[;!?])")


def neutral(text: str) -> str:
    """Return `text` with each harmful character replaced by its visible name, such as ⟨U+202E⟩."""
    return HARMFUL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def harmless(value: Any) -> Any:
    """Return plain data (as JSON knows it) whose texts, keys included, have gone through `neutral`."""
    match value:
        case str():
            return neutral(value)
        case dict():
            return {harmless(key): harmless(one) for key, one in value.items()}
        case list() | tuple():
            return [harmless(one) for one in value]
    return value


def shorten(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Return `text`, cut with an ellipsis beyond `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return a value between French quotation marks, harmless and not too long."""
    return f"«{NO_BREAK}{neutral(shorten(text))}{NO_BREAK}»"


def typographic(sentence: str) -> str:
    """Return a French sentence with the no-break spaces that its punctuation asks for."""
    sentence = _BEFORE_COLON.sub(NO_BREAK, sentence).replace("« ", f"«{NO_BREAK}")
    return _BEFORE_HIGH.sub(NARROW_NO_BREAK, sentence)


def number(value: int) -> str:
    """Return a whole number in French writing: 1 234 with a narrow no-break space."""
    return f"{value:,}".replace(",", NARROW_NO_BREAK)


def count(value: int, singular: str, plural: str | None = None) -> str:
    """Return « 1 erreur », « 3 erreurs »; the plural adds an s unless it is given."""
    word = singular if abs(value) < 2 else plural or singular + "s"
    return f"{number(value)}{NO_BREAK}{word}"


def enumerate_fr(items: Sequence[str], conjunction: str = "et") -> str:
    """Return « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"
