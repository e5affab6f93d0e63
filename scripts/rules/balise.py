"""No text holds what a browser takes for a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "balise",
    "Balise HTML",
    Niveau.COHERENCE,
    "Le site montre les textes tels qu’ils sont écrits ; ceux qui réutilisent les données peuvent ne pas le faire.",
)

_TAG = re.compile(r"<[A-Za-z/!?][A-Za-z0-9]{0,15}")


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each text that opens or closes a tag."""
    for place, _, mark in dossier.scalars:
        found = _TAG.search(mark.text)
        if found:
            yield REGLE.diagnose(
                place,
                f"Ce texte contient une balise ({quoted(found[0])}) : écrivez-le sans mise en forme.",
                trouve=mark.text,
            )
