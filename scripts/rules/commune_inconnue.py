"""A code of commune is in the COG 2024, or in the table of those that it has replaced."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import suggest, well_formed
from scripts.registry.names import commune_name

REGLE = Regle(
    "commune-inconnue",
    "Commune inconnue",
    Niveau.CODES,
    "Un code qui n’est pas au Code officiel géographique ne désigne aucun lieu.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of commune that no table knows."""
    reference = dossier.reference
    near = {perimetre.cite.id: perimetre.communes_near for perimetre in dossier.perimetres}
    for path, cite, code in dossier.communes():
        if well_formed(code, "commune") and code not in reference.communes and code not in reference.communes_anciennes:
            suggestion = suggest(
                code,
                dossier.communes_at(path),
                partial(commune_name, reference),
                near[cite.id].__contains__,
                dossier.noted(path),
            )
            yield REGLE.diagnose(
                dossier.at(path),
                f"{quoted(code)} n’est le code d’aucune commune.{suggestion.question}",
                trouve=code,
                propose=suggestion.code,
            )
