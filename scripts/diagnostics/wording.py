"""What is said to a person at work: sentences with French spaces, and values shown without harm."""

from __future__ import annotations

import re
from typing import Any

from scripts.french import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

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
    return f"«{NO_BREAK_SPACE}{neutral(shorten(text))}{NO_BREAK_SPACE}»"


def typographic(sentence: str) -> str:
    """Return a French sentence with the no-break spaces that its punctuation asks for."""
    sentence = _BEFORE_COLON.sub(NO_BREAK_SPACE, sentence).replace("« ", f"«{NO_BREAK_SPACE}")
    return _BEFORE_HIGH.sub(NARROW_NO_BREAK_SPACE, sentence)
