"""A code of contrat de ville is in the table of the contrats of 2015."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import suggest, well_formed
from scripts.registry.names import contrat_name

REGLE = Regle(
    "contrat-inconnu",
    "Contrat de ville inconnu",
    Niveau.CODES,
    "L’ANCT numérote les 433 contrats de ville de 2015-2023 : un code qui n’y est pas n’en désigne aucun.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of contrat that the table does not know."""
    reference = dossier.reference
    near = {perimetre.cite.id: perimetre.contrat_roles for perimetre in dossier.perimetres}
    for path, cite, _, code in dossier.codes("contrats_de_ville"):
        if well_formed(code, "contrat_2015") and code not in reference.contrats_2015:
            suggestion = suggest(
                code,
                reference.contrats_2015,
                partial(contrat_name, reference),
                near[cite.id].__contains__,
                dossier.noted(path),
            )
            yield REGLE.diagnose(
                dossier.at(path),
                f"{quoted(code)} n’est le code d’aucun contrat de ville 2015-2023.{suggestion.question}",
                trouve=code,
                propose=suggestion.code,
            )
