"""Only a QPV is `contestee`."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.records import Confiance

REGLE = Regle(
    "confiance-contestee",
    "Confiance réservée aux QPV",
    Niveau.COHERENCE,
    "« contestee » se dit d’un QPV qu’une source plus étroite ne cite pas ; ailleurs, le désaccord s’écrit en mention.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each `contestee` outside the codes of a list of QPV."""
    for path, record in dossier.provenances():
        on_qpv = path[0] == "cites" and path[2] == "qpv" and path[3:4] in (("coeur",), ("a_cheval",))
        if record.confiance is Confiance.CONTESTEE and not on_qpv:
            yield REGLE.diagnose(
                dossier.at((*path, "confiance")),
                "« contestee » ne s’emploie que sur un QPV : écrivez une mention « restreint » ou « contredit ».",
                trouve="contestee",
            )
