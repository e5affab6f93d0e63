"""A commune of the registry's COG that has since merged is told, with the one that holds it today."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle, Severite
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-passee",
    "Commune qui a fusionné depuis 2024",
    Niveau.CODES,
    "Le registre suit le Code officiel géographique de 2024 ; les suivants disent ce que ses communes sont devenues. "
    "Le code de 2024 et celui de la commune d’aujourd’hui sont tous deux admis.",
    Severite.AVERTISSEMENT,
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of a commune that is part of another at a later COG; where its list has both, one is to go."""
    reference = dossier.reference
    for path, _, code in dossier.communes():
        if code in reference.fusions:
            fusion, now = reference.fusions[code], reference.commune_actuelle(code)
            name = f"« {now} » ({commune_name(reference, now)})"
            there = any(other == now and around[:3] == path[:3] for around, _, other in dossier.communes())
            yield REGLE.diagnose(
                dossier.at(path),
                f"{quoted(code)} ({fusion.nom_avant}) a fusionné : au COG de {fusion.annee}, elle fait partie de "
                f"{fusion.nom_apres}. "
                + (f"{name} est déjà dans la liste : retirez ce code." if there else f"Vouliez-vous dire {name} ?"),
                trouve=code,
                propose=None if there else now,
            )
