"""The territory of a cité holds communes that the cité lists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import territoire_name

REGLE = Regle(
    "territoire-etranger",
    "Territoire sans rapport avec les communes",
    Niveau.COHERENCE,
    "Si aucune commune listée n’est dans le territoire, c’est presque toujours le code du territoire qui est faux.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each territory that holds none of the listed communes."""
    for perimetre in dossier.perimetres:
        territoire = perimetre.cite.territoire
        if perimetre.foreign:
            name = territoire_name(territoire.type)(dossier.reference, territoire.codes[0])
            yield REGLE.diagnose(
                dossier.at(("cites", perimetre.index, "territoire", "codes", 0)),
                f"Aucune commune de « communes_anct » n’est dans ce territoire ({name}) : vérifiez son code.",
                trouve=territoire.codes[0],
            )
