"""An address that is no more leads to a page that exists, unless it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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

# Their codes have the same form, and some are the same.
_NO_TARGET = ("departement", "region")


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each id or code that has no page, and each address without target that was not withdrawn.

    A target that is itself an address is looked up when the site is built.
    """
    anciens = dossier.anciens.anciens if dossier.anciens else ()
    known = _targets(dossier) if anciens else {}
    for index, ancien in enumerate(anciens):
        if not ancien.vers and ancien.evenement != "retrait":
            yield REGLE.diagnose(
                dossier.at(("anciens", index, "evenement")),
                f"Cette adresse ne mène nulle part : ajoutez « vers », ou écrivez « retrait » au lieu de "
                f"{quoted(ancien.evenement)}.",
                trouve=ancien.evenement,
            )
        for rank, target in enumerate(ancien.vers):
            if target not in known and not target.endswith("/"):
                near = nearest(target, known)
                yield REGLE.diagnose(
                    dossier.at(("anciens", index, "vers", rank)),
                    f"{quoted(target)} n’a pas de page dans ce registre."
                    + (f" Vouliez-vous écrire {quoted(near)} ?" if near else ""),
                    trouve=target,
                    propose=near,
                )


def _targets(dossier: Dossier) -> Mapping[str, None]:
    return dict.fromkeys(name for kind, paths in dossier.pages.items() if kind not in _NO_TARGET for name in paths)
