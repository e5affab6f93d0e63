"""What is said to a person at work: sentences with French spaces, and values shown without harm."""

from __future__ import annotations

import re
from typing import Any

from scripts.french import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE

LONGEST_SHOWN = 80

# Controls, surrogates, line separators, private use, the marks that reorder text, and what Unicode lets a font show as
# nothing (Default_Ignorable_Code_Point, and the Braille pattern without a dot).
HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
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
