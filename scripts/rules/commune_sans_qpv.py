"""Each listed commune has a listed QPV."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.codes import proposed
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-sans-qpv",
    "Commune sans QPV de la liste",
    Niveau.COHERENCE,
    "L’ANCT liste les communes qui ont un QPV : les deux listes d’une cité doivent se répondre.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each listed commune that no listed QPV touches, unless a stray QPV explains it; or that there is no QPV."""
    reference = dossier.reference
    for perimetre in dossier.perimetres:
        if not perimetre.strays and not perimetre.qpv_by_commune:
            yield REGLE.diagnose(
                dossier.at(("cites", perimetre.index, "qpv")),
                "Cette cité n’a plus aucun QPV : remettez ceux qui ont été retirés.",
            )
            continue
        for role, rank, code, commune in perimetre.communes() if not perimetre.strays else ():
            if commune not in perimetre.qpv_by_commune:
                suggestion = proposed(perimetre.communes_replaced[code], lambda one: commune_name(reference, one))
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("communes_anct", role, rank)),
                    f"Aucun QPV de la liste ne touche « {code} » ({commune_name(reference, code)}) : "
                    f"retirez cette commune, ou ajoutez le QPV qui manque.{suggestion.question}",
                    trouve=code,
                    propose=suggestion.code,
                )
