"""Which line to mend where the parser gives up: often one above that at which it stops.

Lines are compared with the one form of the files (`make format`): two spaces a level, one key or one item a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from scripts.diagnostics.wording import LONGEST_SHOWN, quoted

MISSING_DASH = (
    "Dans une liste, chaque ligne commence par un tiret : ajoutez « - », ou revoyez le retrait de cette ligne."
)
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_KEY = re.compile(r"[\w-]+:(?: |$)")
_TIGHT_COLON = re.compile(r"([\w-]+):(\S.*)")
_WORD_AND_VALUE = re.compile(r"([\w-]+) +(\S.*)")
_DASHES = re.compile(r"(?:- +)*")
_OPENING = re.compile(r"[\w-]+:\s*(?:#.*)?")


class Culprit(Struct, frozen=True):
    """What to mend: line and column from 0, and the French sentence."""

    line: int
    column: int
    sentence: str


def conflict(lines: tuple[str, ...]) -> Culprit | None:
    """Return the first mark of a conflict that git has left, if there is one."""
    marked = (index for index, line in enumerate(lines) if _CONFLICT.match(line))
    return next((Culprit(index, 0, _LEFT_BY_GIT) for index in marked), None)


_LEFT_BY_GIT = (
    "Git a laissé ici la marque d’un conflit : gardez une seule des deux versions, "
    "et retirez les lignes qui commencent par <<<<<<<, ======= et >>>>>>>."
)


def misaligned(lines: tuple[str, ...], stopped: int) -> Culprit | None:
    """Return the first of the lines in a row, the last down to `stopped`, that are not in form; None if all are."""
    found: list[Culprit] = []
    for out_of_form, group in groupby(_judged(lines[: stopped + 1]), key=lambda one: one is not None):
        if out_of_form:
            found.append(next(one for one in group if one))
    return found[-1] if found else None


def _judged(lines: tuple[str, ...]) -> Iterator[Culprit | None]:
    """Yield, for each line that says something, what is wrong with it; it then counts as it should have been."""
    open_at = [("key", 0)]
    wanted: int | None = None
    for index, line in enumerate(lines):
        rest = line.lstrip(" ")
        if not rest or rest.startswith("#"):
            continue
        indent = len(line) - len(rest)
        fault = _malformed(rest)
        kind = "item" if rest.startswith("-") else "key"
        columns = [wanted] if wanted is not None else [column for one, column in open_at if one == kind] or [indent]
        nearest = min(abs(column - indent) for column in columns)
        possible = [column for column in columns if abs(column - indent) == nearest]
        if fault:
            yield Culprit(index, indent + fault[0], fault[1])
        elif nearest and kind == "key" and ("item", indent) in open_at:
            yield Culprit(index, indent, MISSING_DASH)
        else:
            yield Culprit(index, indent, _spaces(indent, possible)) if nearest else None
        column = possible[-1]
        open_at = [one for one in open_at if one[1] < column] + [(kind, column)]
        dashes = len(_DASHES.match(rest)[0])
        if dashes:
            column += dashes
            open_at.append(("key", column))
        wanted = column + 2 if _OPENING.fullmatch(rest, dashes) else None


def _malformed(rest: str) -> tuple[int, str] | None:
    """Return where and how a line is neither a key nor an item, or None."""
    if rest[0].isspace():
        return 0, "Une espace insécable se cache dans le retrait de cette ligne : remplacez-la par des espaces."
    if rest.startswith("-"):
        return None if rest[1:2] in ("", " ") else (0, f"Il manque une espace après le tiret{_as('- ' + rest[1:])}")
    if _KEY.match(rest):
        return None
    if tight := _TIGHT_COLON.match(rest):
        return tight.end(1), f"Il manque une espace après le deux-points{_as(f'{tight[1]}: {tight[2]}')}"
    if word := _WORD_AND_VALUE.match(rest):
        return word.end(1), f"Il manque un deux-points après « {word[1]} »{_as(f'{word[1]}: {word[2]}')}"
    if rest[0] in "\"'":
        return 0, f"Il manque un tiret au début de cette ligne{_as('- ' + rest)}"
    return None


def _as(text: str) -> str:
    return f" : écrivez {quoted(text.rstrip())}." if len(text) <= LONGEST_SHOWN else "."


def _spaces(found: int, possible: list[int]) -> str:
    wanted = " ou ".join(map(str, possible))
    verb = "ajoutez" if possible[0] > found else "retirez"
    advice = f"{verb}-en {abs(possible[0] - found)}" if len(possible) == 1 else "alignez-la sur les lignes sœurs"
    return f"Cette ligne commence après {found} espace{'s' if found > 1 else ''}, il en faut {wanted} : {advice}."
