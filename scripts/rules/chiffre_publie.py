"""The registry gives back the figures that public sources have published."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.comptage import counted
from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.french import nombre

REGLE = Regle(
    "chiffre-publie",
    "Chiffre publié non retrouvé",
    Niveau.ENSEMBLE,
    "Les totaux connus (84 cités, 24 en 2020…) sont recalculés : un écart dit qu’une cité ou un code a bougé.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each published figure that counting does not give."""
    cites = [cite for _, cite in dossier.entrees]
    for index, chiffre in enumerate(dossier.programme.chiffres_publies if dossier.programme else ()):
        found = counted(chiffre, cites, dossier.reference)
        if found != chiffre.valeur:
            yield REGLE.diagnose(
                dossier.at(("chiffres_publies", index, "valeur")),
                f"{quoted(chiffre.libelle)} : la source publie {nombre(chiffre.valeur)}, et le registre compte "
                f"{nombre(found)}. Retrouvez ce qui a changé dans data/cites.yaml.",
                trouve=str(found),
                propose=str(chiffre.valeur),
            )
