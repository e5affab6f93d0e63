"""The cités stand in the order of their identifiers, and none has vanished without `data/anciens.yaml` telling it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.french import liste

REGLE = Regle(
    "identifiant-manquant",
    "Cité manquante ou déplacée",
    Niveau.IDENTITES,
    "Un identifiant publié ne disparaît jamais : une cité qui n’est plus garde son entrée, avec son statut, ou "
    "data/anciens.yaml dit ce qu’elle est devenue.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each entry whose identifier does not follow that of the entry before.

    None where an identifier is malformed or stands twice: mending it may be enough. An identifier that breaks a
    sequence with one free place is wrong itself, and withholds its cité.
    """
    numbers = [_number(name) for name in dossier.ids.values()]
    if not numbers or None in numbers or len(set(numbers)) < dossier.size:
        return
    anciens = dossier.anciens.anciens if dossier.anciens else ()
    gone = {_number(ancien.identifiant) for ancien in anciens if ancien.identifiant}
    present = {*numbers, *gone, *_lost_in_an_entry(dossier)}
    before = 0
    for (index, name), number, after in zip(dossier.ids.items(), numbers, [*numbers[1:], None], strict=True):
        place = dossier.at(("cites", index, "id"))
        missing = _missing(before + 1, number, present)
        if after == before + 2 and before + 1 not in present:
            wanted = f"cde-{before + 1:03}"
            yield REGLE.diagnose(
                place,
                f"« {name} » rompt la suite des identifiants, juste avant cde-{after:03} : écrivez « {wanted} ».",
                trouve=name,
                propose=wanted,
            )
            before += 1
            continue
        if missing:
            yield REGLE.diagnose(replace(place, cite=None), f"Avant cette entrée, {missing}")
        elif number < before:
            yield REGLE.diagnose(
                replace(place, cite=None),
                f"Cette entrée suit cde-{before:03} : remettez les cités dans l’ordre de leurs identifiants.",
            )
        before = number
    last = _number(dossier.last_published) or before
    after_all = _missing(before + 1, last + 1, present)
    if after_all:
        yield REGLE.diagnose(replace(place, cite=None), f"Après cette entrée, {after_all}")


def _missing(first: int, after: int, present: set[int | None]) -> str:
    """Say which identifiers are missing from `first` to the one before `after`; nothing where none is."""
    missing = [f"cde-{one:03}" for one in range(first, after) if one not in present]
    if not missing:
        return ""
    shown = missing if len(missing) < 4 else [*missing[:2], "…", missing[-1]]
    verb = "manque" if len(missing) == 1 else "manquent"
    return f"{liste(shown)} {verb} : remettez ce qui a été retiré, ou dites dans data/anciens.yaml ce qu’il est devenu."


def _lost_in_an_entry(dossier: Dossier) -> Iterator[int | None]:
    """Numbers of the identifiers that stand in the file, those of entries that have lost their dash included."""
    return (_number(mark.text) for _, path, mark in dossier.scalars if path[0] == "cites" and path[2:] == ("id",))


def _number(name: str) -> int | None:
    digits = name.removeprefix("cde-")
    return int(digits) if len(digits) == 3 and digits.isdecimal() else None
