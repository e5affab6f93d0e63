"""A contrat is `coeur` where it covers a commune of the territory that has a listed QPV, `limitrophe` elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import contrat_name

REGLE = Regle(
    "role-contrat",
    "Rôle d’un contrat de ville",
    Niveau.COHERENCE,
    "Un contrat « coeur » couvre au moins une commune du territoire qui a un QPV de la liste.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each contrat whose role its QPV contradict."""
    for perimetre in dossier.perimetres:
        for role, rank, code in perimetre.cite.contrats_de_ville.by_role():
            wanted = perimetre.contrat_roles.get(code.code, role)
            if role != wanted and not perimetre.foreign:
                inside = "couvre une commune du territoire qui a"
                outside = "ne couvre aucune commune du territoire qui ait"
                covers = inside if wanted == "coeur" else outside
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("contrats_de_ville", role, rank)),
                    f"« {code.code} » ({contrat_name(dossier.reference, code.code)}) {covers} un QPV de la liste : "
                    f"déplacez cette ligne sous « {wanted} ».",
                    trouve=role,
                )
