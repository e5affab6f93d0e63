"""No value has spaces around it, nor two in a row."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.layout.scalars import tight

REGLE = Regle(
    "espaces",
    "Espaces superflues",
    Niveau.COHERENCE,
    "Une espace qui ne se voit pas rend différentes deux valeurs qui se lisent pareil.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each value with needless spaces; one of several lines is told by `caractere_invisible`."""
    for place, _, mark in dossier.scalars:
        if "\n" in mark.text:
            continue
        around = mark.text != mark.text.strip()
        if around or "  " in mark.text:
            where = "avant ou après ce texte" if around else "à la suite dans ce texte"
            yield REGLE.diagnose(
                place,
                f"Il y a des espaces de trop {where} : retirez-les.",
                trouve=mark.text,
                propose=tight(mark.text),
            )
