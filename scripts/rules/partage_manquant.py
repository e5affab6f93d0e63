"""A QPV that two cités list says so on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.french import liste
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "partage-manquant",
    "QPV de deux cités, sans le dire",
    Niveau.COHERENCE,
    "Un QPV listé par deux cités serait compté deux fois : chacune le déclare, pour qu’on sache que c’est voulu.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each QPV that lacks a cité in `partage_avec`; one that is far from a cité is not that cité's."""
    owners = dossier.cites_by_qpv
    strays = {(perimetre.cite.id, code) for perimetre in dossier.perimetres for code in perimetre.strays}
    for index, cite in dossier.entrees:
        for role, rank, code in cite.qpv.by_role():
            others = [other for other in owners[code.code] if other != cite.id and (other, code.code) not in strays]
            missing = [other for other in others if other not in code.partage_avec]
            if missing and (cite.id, code.code) not in strays:
                named = liste([f"« {other} » ({dossier.names[other]})" for other in missing])
                yield REGLE.diagnose(
                    dossier.at(("cites", index, "qpv", role, rank, "code")),
                    f"« {code.code} », {qpv_2015_name(dossier.reference, code.code)}, est aussi dans {named} : "
                    "retirez-le, ou déclarez-le des deux côtés avec « partage_avec ».",
                    trouve=code.code,
                    propose=missing[0],
                )
