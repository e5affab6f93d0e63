"""What a territory leaves out is part of it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.names import commune_name

REGLE = Regle(
    "territoire-hors",
    "Commune écartée à tort",
    Niveau.COHERENCE,
    "« hors » écarte des communes du territoire : une commune qui n’en est pas n’a pas à l’être.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each commune of `hors` that the territory does not hold."""
    reference = dossier.reference
    for index, cite in dossier.entrees:
        whole = reference.territoire_communes(cite.territoire.type, cite.territoire.codes)
        for rank, code in enumerate(cite.territoire.hors):
            if code not in whole:
                yield REGLE.diagnose(
                    dossier.at(("cites", index, "territoire", "hors", rank)),
                    f"{quoted(code)} ({commune_name(reference, code)}) n’est pas dans ce territoire : "
                    "retirez ce code de « hors ».",
                    trouve=code,
                )
