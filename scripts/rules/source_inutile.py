"""Each source of `data/sources.yaml` is cited."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "source-inutile",
    "Source jamais citée",
    Niveau.ENSEMBLE,
    "Une source que rien ne cite est un oubli : l’énoncé qu’elle porte manque, ou elle est de trop.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each source that neither the cités, nor the programme, nor the reference tables cite."""
    cited = dossier.table_sources.union(source for _, source in dossier.citations())
    for index, source in enumerate(dossier.sources.sources if dossier.sources else ()):
        if source.id not in cited:
            yield REGLE.diagnose(
                dossier.at(("sources", index, "id")),
                f"Rien ne cite la source {quoted(source.id)} : citez-la, ou retirez-la.",
                trouve=source.id,
            )
