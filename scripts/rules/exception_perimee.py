"""An exception is not past its last day."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "exception-perimee",
    "Exception périmée",
    Niveau.COHERENCE,
    "Une exception est un sursis : passé son dernier jour, quelqu’un doit décider de nouveau.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each exception whose last day is before today; none where the day of the check is not given."""
    for index, one in enumerate(dossier.exceptions.exceptions if dossier.exceptions else ()):
        if dossier.today is not None and one.jusqu_au < dossier.today:
            yield REGLE.diagnose(
                dossier.at(("exceptions", index, "jusqu_au")),
                f"L’exception de {one.cite} à la règle {quoted(one.regle)} valait jusqu’au {one.jusqu_au} : "
                "corrigez la cité et retirez l’exception, ou donnez-lui un nouveau terme.",
                trouve=one.jusqu_au.isoformat(),
            )
