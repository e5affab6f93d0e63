"""A code of QPV is in the table of the QPV of 2015."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import suggest, well_formed
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "qpv-inconnu",
    "QPV inconnu",
    Niveau.CODES,
    "Les 1 514 QPV de 2015 sont fixés par décret : un code qui n’y est pas ne désigne aucun quartier.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of QPV that the table does not know."""
    reference = dossier.reference
    near = {perimetre.cite.id: perimetre.qpv_near for perimetre in dossier.perimetres}
    for path, cite, _, code in dossier.codes("qpv"):
        if well_formed(code, "qpv_2015") and code not in reference.qpv_2015:
            suggestion = suggest(
                code, reference.qpv_2015, partial(qpv_2015_name, reference), near[cite.id], dossier.noted(path)
            )
            yield REGLE.diagnose(
                dossier.at(path),
                f"{quoted(code)} n’est le code d’aucun QPV de 2015.{suggestion.question}",
                trouve=code,
                propose=suggestion.code,
            )
