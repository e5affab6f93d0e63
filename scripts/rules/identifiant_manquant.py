"""The cités stand in the order of their identifiers, and none has vanished without `data/anciens.yaml` telling it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

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

    None where an identifier is wrong or stands twice: mending it may be enough.
    """
    if len({_number(name) for name in dossier.ids.values()} - {0}) < dossier.size:
        return
    numbers = [(-1, 0)] + [(index, _number(name)) for index, name in dossier.ids.items()]
    gone = {_number(ancien.identifiant or "") for ancien in (dossier.anciens.anciens if dossier.anciens else ())}
    present = {number for _, number in numbers} | gone
    for (_, before), (index, number) in pairwise(numbers):
        place = replace(dossier.at(("cites", index, "id")), cite=None)
        missing = [f"cde-{one:03}" for one in range(before + 1, number) if one not in present]
        if missing:
            shown = missing if len(missing) < 4 else [*missing[:2], "…", missing[-1]]
            verb = "manque" if len(missing) == 1 else "manquent"
            yield REGLE.diagnose(
                place,
                f"Avant cette entrée, {liste(shown)} {verb} : remettez ce qui a été retiré, "
                "ou dites dans data/anciens.yaml ce qu’il est devenu.",
            )
        elif number < before:
            yield REGLE.diagnose(
                place, f"Cette entrée suit cde-{before:03} : remettez les cités dans l’ordre de leurs identifiants."
            )


def _number(name: str) -> int:
    digits = name.removeprefix("cde-")
    return int(digits) if len(digits) == 3 and digits.isdecimal() else 0
