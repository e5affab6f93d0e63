"""No text begins like the formula of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.scalars import yaml_kind

REGLE = Regle(
    "valeur-formule",
    "Début de formule",
    Niveau.COHERENCE,
    "Un tableur exécute ce qui commence par =, +, - ou @ : les fichiers publiés s’y ouvrent.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each text that a spreadsheet would take for a formula."""
    for place, _, mark in dossier.scalars:
        if mark.text.startswith(("=", "+", "-", "@", "\t", "\r")) and yaml_kind(mark) is None:
            yield REGLE.diagnose(
                place,
                f"Ce texte commence par {quoted(mark.text[0])}, qu’un tableur prend pour une formule : "
                "commencez par un mot.",
                trouve=mark.text,
            )
