"""A source says where to find it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier

REGLE = Regle(
    "source-sans-acces",
    "Source introuvable",
    Niveau.COHERENCE,
    "Une source doit pouvoir être retrouvée par un autre : par son adresse, ou par une référence.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each source without address and without reference."""
    for index, source in enumerate(dossier.sources.sources if dossier.sources else ()):
        if source.url is None and source.reference is None:
            yield REGLE.diagnose(
                dossier.at(("sources", index, "id")),
                f"La source « {source.id} » n’a ni « url » ni « reference » : ajoutez l’une des deux.",
                trouve=source.id,
            )
