"""The report as Markdown, for an issue: what the files say stays text, and a forge can take the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.diagnostics.markdown import escaped, fenced
from scripts.french import jour
from scripts.upstream.report import Fichier, Rapport, after, gap, state, summary
from scripts.upstream.text import ELSEWHERE

LONGEST = 60_000
LONGEST_PATCH = 20_000


def render(rapport: Rapport) -> Iterator[str]:
    """Yield the lines, as many as fit in `LONGEST` characters; what is left out is counted, but for the patch.

    There is a heading for what is to be looked at, and for nothing else.
    """
    lines, room = list(_lines(rapport)), LONGEST
    patch = list(_patch(rapport))
    if _length(lines) + _length(patch) <= room:
        lines += patch
    for rank, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            yield ""
            yield f"… et {len(lines) - rank} lignes de plus\u00a0: `python -m scripts upstream` les donne toutes."
            return
        yield line


def _lines(rapport: Rapport) -> Iterator[str]:
    yield f"**{escaped(summary(rapport))}** Comparaison du {jour(rapport.jour)}."
    yield ""
    yield from (_file(fichier) for fichier in rapport.fichiers if fichier not in rapport.en_panne)
    if rapport.en_panne:
        yield from ("", "### Fichiers qui n’ont pas pu être comparés", "")
        yield from map(_file, rapport.en_panne)
    if rapport.correctif:
        yield ""
        yield escaped(after(rapport.correctif))
        yield from (f"- {escaped(line)}" for line in rapport.correctif.controle)
    for cite, nom in (*rapport.cites.items(), (None, "")):
        found = rapport.of(cite)
        if found:
            yield ""
            yield f"### {escaped(f'{cite} {nom}' if cite else ELSEWHERE)}"
            yield ""
            yield from (f"- {escaped(gap(fichier, one))}" for fichier, one in found)


def _patch(rapport: Rapport) -> Iterator[str]:
    """The patch, which is told whole or not at all."""
    if rapport.correctif and len(rapport.correctif.diff) <= LONGEST_PATCH:
        yield ""
        yield "### Correctif"
        yield ""
        yield from fenced(rapport.correctif.diff.rstrip("\n").split("\n"), "diff")


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _file(fichier: Fichier) -> str:
    return f"- **{escaped(fichier.titre)}** ({escaped(fichier.editeur)})\u00a0: {escaped(state(fichier))}."
