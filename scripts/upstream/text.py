"""The report as lines of French text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.wording import neutral
from scripts.upstream.report import Rapport, after, gap, state, summary

ELSEWHERE = "Hors des cités du registre"


def render(rapport: Rapport) -> Iterator[str]:
    """Yield the lines: what became of each file, then the gaps cité by cité, then what the patch would change."""
    yield from (neutral(line) for line in _lines(rapport))


def _lines(rapport: Rapport) -> Iterator[str]:
    yield summary(rapport)
    yield ""
    for fichier in rapport.fichiers:
        yield f"{fichier.titre} ({fichier.editeur})\u00a0: {state(fichier)}."
    for cite, nom in (*rapport.cites.items(), (None, "")):
        found = rapport.of(cite)
        if found:
            yield ""
            yield f"{cite} {nom}" if cite else ELSEWHERE
            yield from (f"  - {gap(fichier, one)}" for fichier, one in found)
    if rapport.correctif:
        yield ""
        yield after(rapport.correctif)
        yield from (f"  - {line}" for line in rapport.correctif.controle)
