"""A commune is `coeur` where it is in the territory, `limitrophe` elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import commune_name

REGLE = Regle(
    "role-commune",
    "Rôle d’une commune",
    Niveau.COHERENCE,
    "Une commune « coeur » est dans le territoire ; une « limitrophe » n’est atteinte que par un QPV qui déborde.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each commune whose role the territory contradicts."""
    for perimetre in dossier.perimetres:
        for role, rank, code, commune in perimetre.communes():
            inside = commune in perimetre.territoire
            wanted = "coeur" if inside else "limitrophe"
            if role != wanted and commune in perimetre.qpv_by_commune and not perimetre.foreign:
                where = "dans le territoire" if inside else "hors du territoire"
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("communes_anct", role, rank)),
                    f"« {code} » ({commune_name(dossier.reference, code)}) est {where} de la cité : "
                    f"déplacez cette ligne sous « {wanted} ».",
                    trouve=role,
                )
