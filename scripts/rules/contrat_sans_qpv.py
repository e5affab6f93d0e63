"""Each listed contrat is that of a listed QPV."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.codes import proposed
from scripts.registry.names import contrat_name

REGLE = Regle(
    "contrat-sans-qpv",
    "Contrat de ville sans QPV de la liste",
    Niveau.COHERENCE,
    "Les contrats de ville d’une cité sont ceux de ses QPV.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each contrat that no listed QPV has, unless a stray QPV, or no QPV at all, explains it."""
    for perimetre in dossier.perimetres:
        for role, rank, code in (
            perimetre.cite.contrats_de_ville.by_role() if perimetre.qpv_by_commune and not perimetre.strays else ()
        ):
            if code.code not in perimetre.contrat_roles:
                suggestion = proposed(
                    perimetre.contrats_replaced[code.code], lambda one: contrat_name(dossier.reference, one)
                )
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("contrats_de_ville", role, rank)),
                    f"« {code.code} » ({contrat_name(dossier.reference, code.code)}) n’est le contrat d’aucun QPV "
                    f"de la liste : retirez-le ou corrigez son code.{suggestion.question}",
                    trouve=code.code,
                    propose=suggestion.code,
                )
