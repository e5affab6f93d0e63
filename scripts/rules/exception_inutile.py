"""An exception spares its cité something."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "exception-inutile",
    "Exception inutile",
    Niveau.ENSEMBLE,
    "Une exception qui ne sert plus doit disparaître : elle cacherait une erreur à venir.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each exception without which nothing more would be told."""
    for index, one in enumerate(dossier.exceptions.exceptions if dossier.exceptions else ()):
        if (one.regle, one.cite) not in dossier.spared:
            yield REGLE.diagnose(
                dossier.at(("exceptions", index, "regle")),
                f"La cité {one.cite} suit la règle {quoted(one.regle)} : retirez cette exception.",
                trouve=one.regle,
            )
