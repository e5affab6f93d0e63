"""An address that is no more leads to a page that exists, unless it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.nearest import nearest
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "ancien-sans-suite",
    "Ancienne adresse qui ne mène nulle part",
    Niveau.ENSEMBLE,
    "Qui suit un vieux lien doit arriver : une adresse fusionnée, renommée ou divisée dit où elle mène.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each target that has no page, and each address without target that was not withdrawn."""
    for index, ancien in enumerate(dossier.anciens.anciens if dossier.anciens else ()):
        if not ancien.vers and ancien.evenement != "retrait":
            yield REGLE.diagnose(
                dossier.at(("anciens", index, "evenement")),
                f"Cette adresse ne mène nulle part : ajoutez « vers », ou écrivez « retrait » au lieu de "
                f"{quoted(ancien.evenement)}.",
                trouve=ancien.evenement,
            )
        for rank, target in enumerate(ancien.vers):
            if target not in dossier.addresses:
                near = nearest(target, dossier.addresses)
                yield REGLE.diagnose(
                    dossier.at(("anciens", index, "vers", rank)),
                    f"{quoted(target)} n’a pas de page dans ce registre."
                    + (f" Vouliez-vous écrire {quoted(near)} ?" if near else ""),
                    trouve=target,
                    propose=near,
                )
