"""An exception names a rule that admits one, and a cité that exists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle, Severite
from scripts.diagnostics.nearest import nearest
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry import faults

REGLE = Regle(
    "exception-inconnue",
    "Exception sans objet",
    Niveau.IDENTITES,
    "Une exception à une règle ou pour une cité qui n’existe pas n’épargne rien, et cache une faute de frappe.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each exception to a rule that is not, or that admits none, and each for a cité that is not.

    Where no cité at all could be read, or the last ones are missing, that alone is told.
    """
    from scripts.rules import all_rules

    strict = {rule.REGLE.id for rule in all_rules() if _strict(rule.REGLE)} | {regle.id for regle in faults.REGLES}
    admitting = {rule.REGLE.id for rule in all_rules()} - strict
    known = set(dossier.ids.values())
    for index, one in enumerate(dossier.exceptions.exceptions if dossier.exceptions else ()):
        path = ("exceptions", index)
        if one.regle in strict:
            message = f"La règle {quoted(one.regle)} n’admet pas d’exception : retirez celle-ci."
            yield REGLE.diagnose(dossier.at((*path, "regle")), message, trouve=one.regle)
        elif one.regle not in admitting:
            close = nearest(one.regle, admitting)
            advice = f"Vouliez-vous écrire {quoted(close)} ?" if close else "Recopiez le nom que donne le contrôle."
            yield REGLE.diagnose(
                dossier.at((*path, "regle")),
                f"Aucune règle ne s’appelle {quoted(one.regle)}. {advice}",
                trouve=one.regle,
                propose=close,
            )
        cut_off = known and max(known) < one.cite <= dossier.last_published
        if known and one.cite not in known and not cut_off:
            message = f"Aucune cité n’a l’identifiant {quoted(one.cite)} : corrigez-le, ou retirez l’exception."
            yield REGLE.diagnose(dossier.at((*path, "cite")), message, trouve=one.cite)


def _strict(regle: Regle) -> bool:
    """Tell whether a rule admits no exception: those of the whole, and those without which no model can be made."""
    founding = regle.niveau in (Niveau.IDENTITES, Niveau.CODES) and regle.severite is Severite.ERREUR
    return founding or regle.niveau is Niveau.ENSEMBLE
