"""Each commune that a listed QPV touches is listed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.nearest import codes_near
from scripts.dossier import Dossier
from scripts.french import compte
from scripts.perimetre import Perimetre
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-non-listee",
    "Commune d’un QPV absente de la liste",
    Niveau.COHERENCE,
    "L’ANCT liste toutes les communes que touchent les QPV d’une cité : les deux listes doivent se répondre.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each commune that listed QPV touch and that is not listed, once, at the first of them."""
    for perimetre in dossier.perimetres:
        explained = _explained(perimetre)
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


def _explained(perimetre: Perimetre) -> frozenset[str]:
    """Communes that another rule already proposes in the place of a listed one without QPV."""
    orphans = perimetre.listed - perimetre.qpv_by_commune.keys()
    return frozenset(near for orphan in orphans for near in codes_near(orphan, perimetre.unlisted))
