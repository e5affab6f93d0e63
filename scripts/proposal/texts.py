"""One answer -> one value as the registry writes it: a plain sentence, a day, a word of a list."""

from __future__ import annotations

import re

from scripts.diagnostics.nearest import fold, nearest
from scripts.diagnostics.wording import quoted
from scripts.french import compte, liste, nombre
from scripts.layout.scalars import tight
from scripts.proposal.refusal import Refusal
from scripts.registry.provenance import MoisOuJour, first_day
from scripts.registry.shapes import Choice, Day, Scalar, Text, pattern_of

# Signs of Markdown, HTML, a template or a workflow: the registry and its pages would show them as they are.
_MARKUP = re.compile(r"```|`|\*\*|__|\]\(|!\[|\]\]>|<[A-Za-z/!?]|\$\{\{|^\s*(?:#{1,6}|>|[-*+])\s|^\s*::", re.MULTILINE)
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er)?_)?([a-z]+)_([0-9]{4})")
_CALENDAR = pattern_of(MoisOuJour)
_IN_FIGURES = re.compile(r"(?:([0-9]{1,2})[/.])?([0-9]{1,2})[/.]([0-9]{4})")


def value(answer: str, shape: Scalar, label: str) -> str:
    """Return an answer as the registry writes it. Raises Refusal under `label` where it cannot be one."""
    match shape:
        case Choice():
            return _chosen(answer, shape, label)
        case Day():
            return _day(answer, label)
        case Text() if shape.pattern == _CALENDAR:
            return _calendar(answer, label)
        case _:
            return sentence(answer, label, shape.max_length)


def sentence(answer: str, label: str, longest: int | None) -> str:
    """Return an answer as plain words on one line."""
    if longest is not None and len(answer) > longest:
        said = compte(len(answer), "caractère")
        raise Refusal((label, f"ce texte a {said}, {nombre(longest)} au plus : résumez-le."))
    if "\n" in answer:
        raise Refusal((label, "cette réponse a plusieurs lignes : écrivez-en une seule."))
    marked = _MARKUP.search(answer)
    if marked:
        raise Refusal(
            (label, f"le signe {quoted(marked[0].strip())} sert à mettre en forme : écrivez le texte sans lui.")
        )
    return tight(answer)


def _chosen(answer: str, shape: Choice, label: str) -> str:
    words = {fold(word): word for word in shape.values}
    if fold(answer) not in words:
        close = None if shape.numbers else nearest(answer, shape.values)
        hint = f" Vouliez-vous écrire {quoted(close)} ?" if close else ""
        choices = liste(shape.values, "ou")
        raise Refusal((label, f"{quoted(answer)} n’est pas un choix possible : écrivez {choices}.{hint}"))
    return words[fold(answer)]


def _day(answer: str, label: str) -> str:
    found = _iso(answer)
    if found is None or found.count("-") != 2:
        raise Refusal((label, f"{quoted(answer)} n’est pas un jour : écrivez-le comme « 2024-06-30 »."))
    return found


def _calendar(answer: str, label: str) -> str:
    found = _iso(answer)
    if found is None:
        forms = "une année, un mois ou un jour, « 2024 », « 2024-06 » ou « 2024-06-30 »"
        raise Refusal((label, f"{quoted(answer)} n’est pas une date : écrivez {forms}."))
    return found


def _iso(answer: str) -> str | None:
    """Return a date as year-month-day, as much of it as is told, however a French reader writes it."""
    words = _IN_WORDS.fullmatch(fold(answer))
    figures = _IN_FIGURES.fullmatch(answer)
    if words and words[2] in _MONTHS:
        day, month, year = words[1], _MONTHS.index(words[2]) + 1, words[3]
    elif figures:
        day, month, year = figures[1], int(figures[2]), figures[3]
    elif re.fullmatch(_CALENDAR, answer):
        return answer if _exists(answer) else None
    else:
        return None
    iso = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return iso if _exists(iso) else None


def _exists(iso: str) -> bool:
    try:
        first_day(iso)
    except ValueError:
        return False
    return True
