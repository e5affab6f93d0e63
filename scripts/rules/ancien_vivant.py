"""An address that is no more is not one that the registry has, and is told once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "ancien-vivant",
    "Ancienne adresse qui sert encore",
    Niveau.ENSEMBLE,
    "Une adresse mène à une seule page : celle du registre, ou celle qui dit où il faut aller désormais.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each address of `data/anciens.yaml` that is that of an object, or stands there twice."""
    seen: set[str] = set()
    for index, ancien in enumerate(dossier.anciens.anciens if dossier.anciens else ()):
        place = dossier.at(("anciens", index, "adresse"))
        if ancien.adresse in dossier.paths:
            message = f"L’adresse {quoted(ancien.adresse)} est encore celle d’une page : retirez cette entrée."
            yield REGLE.diagnose(place, message, trouve=ancien.adresse)
        elif ancien.adresse in seen:
            message = f"L’adresse {quoted(ancien.adresse)} est déjà dite plus haut : gardez une seule entrée."
            yield REGLE.diagnose(place, message, trouve=ancien.adresse)
        seen.add(ancien.adresse)
