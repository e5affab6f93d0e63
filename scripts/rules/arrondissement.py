"""A list of communes holds whole communes, never the arrondissements of Paris, Lyon or Marseille."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.names import commune_name

REGLE = Regle(
    "arrondissement",
    "Arrondissement au lieu d’une commune",
    Niveau.CODES,
    "L’ANCT liste des communes entières ; seul le territoire d’une cité peut se limiter à des arrondissements.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each arrondissement in a list of communes."""
    reference = dossier.reference
    for path, _, _, code in dossier.codes("communes_anct"):
        row = reference.communes_anciennes.get(code)
        if row and row.type == "arrondissement":
            whole = row.code_insee_2024
            yield REGLE.diagnose(
                dossier.at(path),
                f"{quoted(code)} ({row.nom}) est un arrondissement : écrivez la commune, "
                f"« {whole} » ({commune_name(reference, whole)}).",
                trouve=code,
                propose=whole,
            )
