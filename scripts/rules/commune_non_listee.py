"""Each commune that a listed QPV touches is listed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.french import compte
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-non-listee",
    "Commune d’un QPV absente de la liste",
    Niveau.COHERENCE,
    "L’ANCT liste toutes les communes que touchent les QPV d’une cité : les deux listes doivent se répondre.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each commune that listed QPV touch and that is not listed, once, at the first of them; or that none is."""
    for perimetre in dossier.perimetres:
        if not perimetre.listed:
            yield REGLE.diagnose(
                dossier.at(("cites", perimetre.index, "communes_anct")),
                "Cette cité n’a plus aucune commune : remettez celles qui ont été retirées.",
            )
            continue
        explained = {near for codes in perimetre.communes_replaced.values() for near in codes}
        places = {code.code: perimetre.path("qpv", role, rank) for role, rank, code in perimetre.cite.qpv.by_role()}
        for commune, codes in perimetre.qpv_by_commune.items():
            if commune in perimetre.unlisted and commune not in explained:
                others = f" et {compte(len(codes) - 1, 'autre')}" if len(codes) > 1 else ""
                verb = "touchent" if others else "touche"
                role = "coeur" if commune in perimetre.territoire else "limitrophe"
                yield REGLE.diagnose(
                    dossier.at(places[codes[0]]),
                    f"« {codes[0]} »{others} {verb} « {commune} » ({commune_name(dossier.reference, commune)}), "
                    f"absente de « communes_anct » : ajoutez-la sous « {role} ».",
                    trouve=codes[0],
                )
