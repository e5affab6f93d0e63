"""A commune that has merged is written as the commune of the COG 2024 that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-fusionnee",
    "Commune qui n’existe plus",
    Niveau.CODES,
    "Le registre suit le Code officiel géographique de 2024 : une commune fusionnée y a laissé son code à la nouvelle.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of a commune that is now part of another."""
    reference = dossier.reference
    for path, _, code in dossier.communes():
        row = reference.communes_anciennes.get(code)
        if row and row.type != "arrondissement" and code not in reference.communes:
            was = f"{quoted(code)} ({row.nom})" if row.nom else quoted(code)
            now = f"« {row.code_insee_2024} » ({commune_name(reference, row.code_insee_2024)})"
            yield REGLE.diagnose(
                dossier.at(path),
                f"{was} n’est plus une commune : écrivez {now}, dont elle fait partie.",
                trouve=code,
                propose=row.code_insee_2024,
            )
