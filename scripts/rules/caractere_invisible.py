"""No line and no value holds a control character, a mark that reorders text, or an invisible joiner."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Place, Regle
from scripts.diagnostics.wording import HARMFUL
from scripts.dossier import Dossier

REGLE = Regle(
    "caractere-invisible",
    "Caractère invisible",
    Niveau.COHERENCE,
    "Un caractère qui ne se voit pas, ou qui inverse le sens de lecture, montre autre chose que ce qui est écrit.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each line that holds one, comments included, then each value that holds one by an escape."""
    told: set[tuple[str, int]] = set()
    for file, positions in dossier.positions.items():
        for index, line in enumerate(positions.lines):
            found = HARMFUL.search(line)
            if found and positions.root is not None:
                told.add((file, index + 1))
                place = Place(
                    file=file,
                    line=index + 1,
                    column=found.start() + 1,
                    end_column=found.end() + 1,
                    cite=dossier.cite_at(file, index + 1),
                )
                yield REGLE.diagnose(
                    place, f"Un caractère invisible (U+{ord(found[0]):04X}) se trouve ici : effacez-le."
                )
    for place, _, mark in dossier.scalars:
        found = HARMFUL.search(mark.text)
        if not found or (place.file, place.line) in told:
            continue
        if found[0] == "\n":
            message = "Ce texte a plusieurs lignes : écrivez-le sur une seule, entre guillemets."
        else:
            message = f"Ce texte cache un caractère invisible (U+{ord(found[0]):04X}) : retirez-le."
        yield REGLE.diagnose(place, message)
