"""A QPV is `coeur` where it lies wholly in the territory, `a_cheval` where it straddles its border."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "role-qpv",
    "Rôle d’un QPV",
    Niveau.COHERENCE,
    "Les habitants d’un QPV à cheval vivent en partie hors de la cité : ils sont comptés à part.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each QPV whose role its communes contradict."""
    for perimetre in dossier.perimetres:
        for role, rank, code in perimetre.cite.qpv.by_role():
            wanted = perimetre.qpv_role(code.code)
            if role != wanted and code.code not in perimetre.strays and not perimetre.foreign:
                where = "tout entier dans le territoire" if wanted == "coeur" else "en partie hors du territoire"
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("qpv", role, rank)),
                    f"« {code.code} », {qpv_2015_name(dossier.reference, code.code)}, est {where} de la cité : "
                    f"déplacez cette ligne sous « {wanted} ».",
                    trouve=role,
                )
