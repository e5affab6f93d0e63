"""Official codes: the form of each kind, and what may have been meant by a wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from scripts.diagnostics.nearest import codes_near
from scripts.diagnostics.wording import quoted
from scripts.french import liste

MOST_PROPOSED = 3


class Kind(NamedTuple):
    """One kind of code: its form, how to say « a code of this kind », and an example."""

    form: re.Pattern[str]
    said: str
    example: str


KINDS: Mapping[str, Kind] = {
    "commune": Kind(re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}"), "un code Insee de commune", "94028"),
    "qpv_2015": Kind(re.compile(r"QP[0-9]{2}[0-9AB][0-9]{3}"), "un code de QPV de 2015", "QP094006"),
    "qpv_2024": Kind(re.compile(r"QN[0-9]{2}[0-9AB][0-9]{2}[A-Z]"), "un code de QPV de 2024", "QN09401M"),
    "contrat_2015": Kind(re.compile(r"CV[0-9]{3}"), "un code de contrat de ville 2015-2023", "CV354"),
    "contrat_2024": Kind(
        re.compile(r"CN[0-9]{2}[0-9AB][0-9]{2}[A-Z]"), "un code de contrat de ville 2024-2030", "CN00101I"
    ),
    # None begins with a zero: one that has lost a digit is not mended by one.
    "siren": Kind(re.compile(r"[1-9][0-9]{8}"), "un numéro SIREN", "244900015"),
    "departement": Kind(re.compile(r"[0-9]{2,3}|2[AB]"), "un code de département", "974"),
}

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def kind_of(code: str) -> str | None:
    """Return the kind whose form `code` has, or None."""
    return next((name for name, kind in KINDS.items() if kind.form.fullmatch(code)), None)


def well_formed(code: str, kind: str) -> bool:
    """Tell whether `code` has the form of its kind."""
    return KINDS[kind].form.fullmatch(code) is not None


def mended(code: str, kind: str) -> str | None:
    """Return `code` in the form of its kind where case, spaces, a lost zero or a look-alike letter explain it."""
    tight = re.sub(r"[\s.\-]", "", code).upper()
    prefix = KINDS[kind].example[:2] if KINDS[kind].example[0].isalpha() else ""
    body = tight.removeprefix(prefix)
    variants = (tight, prefix + body, prefix + body.translate(_LOOKALIKES), prefix + "0" + body)
    return next((one for one in variants if well_formed(one, kind)), None)


class Suggestion(NamedTuple):
    """What to write instead: a French question to add to a message (empty where nothing is near), and the code."""

    question: str
    code: str | None


def suggest(
    code: str,
    known: Collection[str],
    name: Callable[[str], str | None],
    likely: Callable[[str], bool] = lambda code: False,
    noted: str = "",
) -> Suggestion:
    """Return the known codes that a wrong one may stand for, with their names.

    That of the name `noted` beside it, where one alone has it; or else those one slip away: the likely ones, or the
    first few.
    """
    namesakes = tuple(one for one in known if name(one) == noted) if noted else ()
    namesakes = tuple(filter(likely, namesakes)) or namesakes
    if len(namesakes) == 1:
        return proposed(namesakes, name)
    near = codes_near(code, known, _alphabet(code))
    return proposed(tuple(filter(likely, near)) or near, name)


def replacements(wrong: Collection[str], missing: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return what each wrong code of a list may stand for: the missing ones one slip away, or one for one."""
    one_for_one = tuple(missing) if len(wrong) == len(missing) == 1 else ()
    return {code: codes_near(code, missing, _alphabet(code)) or one_for_one for code in wrong}


def proposed(near: tuple[str, ...], name: Callable[[str], str | None]) -> Suggestion:
    """Return the question that proposes the first of some codes; none where there is no code."""
    near = near[:MOST_PROPOSED]
    if not near:
        return Suggestion("", None)
    return Suggestion(f" Vouliez-vous écrire {liste([named(one, name(one)) for one in near], 'ou')} ?", near[0])


def named(code: str, name: str | None) -> str:
    """Return a code and its name: « 49007 » (Angers), or « QP049002 », Roseraie (Angers)."""
    if name is None:
        return quoted(code)
    return f"{quoted(code)}, {name}" if name.endswith(")") else f"{quoted(code)} ({name})"


def _alphabet(code: str) -> str:
    return "0123456789AB" if code[:1].isdigit() else "0123456789ABCIMNPQV"
