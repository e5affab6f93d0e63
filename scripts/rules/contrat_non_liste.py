"""Each contrat of a listed QPV is listed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import contrat_name

REGLE = Regle(
    "contrat-non-liste",
    "Contrat de ville absent de la liste",
    Niveau.COHERENCE,
    "Les contrats de ville d’une cité sont ceux de ses QPV : tous y figurent.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each contrat that a listed QPV has and that is not listed, unless a wrong code explains it."""
    for perimetre in dossier.perimetres:
        listed = {code.code for _, _, code in perimetre.cite.contrats_de_ville.by_role()}
        explained = {near for codes in perimetre.contrats_replaced.values() for near in codes}
        for code, role in perimetre.contrat_roles.items():
            if code not in listed | explained:
                yield REGLE.diagnose(
                    dossier.at(("cites", perimetre.index, "contrats_de_ville")),
                    f"Il manque « {code} » ({contrat_name(dossier.reference, code)}), contrat d’un QPV de la liste : "
                    f"ajoutez-le sous « {role} ».",
                    propose=code,
                )
