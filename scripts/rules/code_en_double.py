"""No code stands twice in one list of a cité."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.positions import ValuePath

REGLE = Regle(
    "code-en-double",
    "Code en double",
    Niveau.CODES,
    "Un code répété dans la liste d’une cité serait compté deux fois, ou aurait deux rôles.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code that the same block of the same cité already holds."""
    seen: dict[tuple[str, str, str], ValuePath] = {}
    lists = (dossier.codes(block) for block in ("communes_anct", "contrats_de_ville", "qpv"))
    for path, cite, _, code in chain(*lists, dossier.territoire_codes()):
        first = seen.setdefault((cite.id, str(path[2]), code), path)
        if first is not path:
            yield REGLE.diagnose(
                dossier.at(path),
                f"Le code {quoted(code)} figure déjà à la ligne {dossier.at(first).line}, "
                f"dans « {path[2]} » : gardez-en un seul.",
                trouve=code,
            )
