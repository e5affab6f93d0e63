"""An identifier that is no more is never given again."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "identifiant-repris",
    "Identifiant disparu qui sert encore",
    Niveau.ENSEMBLE,
    "Qui a gardé un identifiant doit pouvoir s’y fier : une fois disparu, il ne désigne plus jamais autre chose.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each identifier that `data/anciens.yaml` tells gone and that an object of the registry bears."""
    for index, ancien in enumerate(dossier.anciens.anciens if dossier.anciens else ()):
        if any(ancien.identifiant in paths for paths in dossier.pages.values()):
            yield REGLE.diagnose(
                dossier.at(("anciens", index, "identifiant")),
                f"{quoted(ancien.identifiant)} est dit disparu, et le registre l’emploie : s’il désigne la même chose, "
                "retirez cette ligne ; sinon donnez à la nouvelle un identifiant qui n’a jamais servi.",
                trouve=ancien.identifiant,
            )
