"""French as it is printed: numbers, dates, counts, lists, apostrophes and spaces. Pure functions of text.

Babel knows numbers and dates too, but its import alone costs 0.11 s (measured, CPython 3.11), it writes
« 1 novembre » for « 1er novembre », and it knows nothing of the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
APOSTROPHE = "\u2019"

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", APOSTROPHE: "'"})
_ARTICLES = {"Le ": "au ", "Les ": "aux "}
_THIN = re.compile(r"[ \u00a0](?=[;!?](?:\s|$))")
_WIDE = re.compile(r" (?=[:»](?:\s|$|[.,)]))|(?<=«) ")
_DIGITS = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)")
_DASH = re.compile(r" (?=[-–] )")
_UNIT = re.compile(r"(?<=\d) (?=[%€])")


def nombre(value: int) -> str:
    """A whole number, thousands apart: 104302 -> « 104 302 » (U+202F)."""
    return f"{value:,}".replace(",", NARROW_NO_BREAK_SPACE)


def habitants(value: int | None) -> str:
    """A number of residents, or that it is not published."""
    return "non publié" if value is None else nombre(value)


def pourcent(part: float) -> str:
    """A share (0 to 1) in whole percents; what rounding would hide is told: « moins de 1 % », « plus de 99 % »."""
    if 0 < part < 0.01:
        words = "moins de 1"
    elif 0.99 < part < 1:
        words = "plus de 99"
    else:
        words = str(round(part * 100))
    return f"{words}{NO_BREAK_SPACE}%"


def compte(value: int, singular: str, plural: str | None = None) -> str:
    """A count and its noun, singular for 0 and 1: « 1 quartier »; `plural` where an « s » is not enough."""
    noun = singular if abs(value) < 2 else plural or f"{singular}s"
    return f"{nombre(value)}{NO_BREAK_SPACE}{noun}"


def jour(value: date | str) -> str:
    """A day, or a year, month or day as the registry writes it: « 22 novembre 2026 », « juillet 2020 », « 2020 ».

    A day stays with its month; a line may end before the year.
    """
    year, *rest = str(value).split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) == 2:
        day = int(rest[1])
        words[0] = f"{'1er' if day == 1 else day}{NO_BREAK_SPACE}{words[0]}"
    return " ".join(words)


def liste(items: Iterable[str], conjunction: str = "et") -> str:
    """Items in a sentence: « a », « a et b », « a, b ou c »; empty for none."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def situe(nom: str) -> str:
    """Where something is, after the name of a commune: « à Créteil », « au Mans », « aux Mureaux »."""
    for article, contracted in _ARTICLES.items():
        if nom.startswith(article):
            return contracted + nom.removeprefix(article)
    return f"à {nom}"


def typographie(text: str) -> str:
    """Data as it is printed: curved apostrophes, no-break spaces where French has them, no dash that begins a line."""
    text = text.replace("'", APOSTROPHE)
    text = _DIGITS.sub(NARROW_NO_BREAK_SPACE, text)
    text = _THIN.sub(NARROW_NO_BREAK_SPACE, text)
    text = _DASH.sub(NO_BREAK_SPACE, text)
    return _UNIT.sub(NO_BREAK_SPACE, _WIDE.sub(NO_BREAK_SPACE, text))


def capitale(text: str) -> str:
    """The same sentence with a capital; the rest is untouched."""
    return text[:1].upper() + text[1:]


def minuscule(text: str) -> str:
    """The same title inside a sentence, without its capital; an acronym keeps its own."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def alphabetique(nom: str) -> str:
    """The key that sorts names as a French reader expects: accents, case, hyphens and ligatures do not count."""
    folded = unicodedata.normalize("NFKD", nom.translate(_LIGATURES))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    return letters.casefold().replace("-", " ").replace("'", " ")


FILTERS: Mapping[str, Callable] = MappingProxyType(
    {
        "nombre": nombre,
        "habitants": habitants,
        "pourcent": pourcent,
        "compte": compte,
        "jour": jour,
        "situe": situe,
        "capitale": capitale,
    }
)
