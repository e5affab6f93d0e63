"""Each file of the registry is in the form that `make format` gives it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Place, Regle
from scripts.dossier import Dossier
from scripts.layout.canonical import canonical
from scripts.layout.hunks import Hunk, hunks
from scripts.registry.load import ANCIENS, CITES, EXCEPTIONS, FILES, PROGRAMME, SOURCES
from scripts.registry.shapes import shape_of

REGLE = Regle(
    "mise-en-forme",
    "Mise en forme",
    Niveau.PRESENTATION,
    "Une seule façon d’écrire chaque chose : une modification ne montre alors que ce qu’elle change.",
)

MOST_HUNKS = 10
MOST_LINES = 30


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each passage that is not in form, with the lines to write; the first ones of each file only.

    A file with a fault of form is left alone, and so is a cité that a lower level has withheld. The names beside codes
    have their own rule.
    """
    sound = {
        CITES: dossier.entrees,
        SOURCES: dossier.sources,
        PROGRAMME: dossier.programme,
        EXCEPTIONS: dossier.exceptions,
        ANCIENS: dossier.anciens,
    }
    for file in (file for file, found in sound.items() if found):
        read = dossier.positions[file]
        wanted = canonical(read, shape_of(FILES[file])).split("\n")
        if list(read.lines) != wanted:
            found = (_diagnose(dossier, file, hunk) for hunk in hunks(read.lines, wanted))
            yield from islice((one for one in found if one), MOST_HUNKS)


def _diagnose(dossier: Dossier, file: str, hunk: Hunk) -> Diagnostic | None:
    cite = dossier.cite_at(file, hunk.line)
    judged = {entree.cite.id for entree in dossier.entrees}
    if file == CITES and (cite not in judged if cite else len(judged) < dossier.size):
        return None
    cut = (*hunk.diff[:MOST_LINES], "…") if len(hunk.diff) > MOST_LINES else hunk.diff
    place = Place(file=file, line=hunk.line, column=1, cite=cite)
    message = "Ce passage n’est pas en forme : « make format » l’écrit ainsi."
    return REGLE.diagnose(place, message, diff=cut)
