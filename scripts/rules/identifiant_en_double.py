"""No identifier stands for two things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.positions import ValuePath

REGLE = Regle(
    "identifiant-en-double",
    "Identifiant en double",
    Niveau.IDENTITES,
    "Un identifiant désigne une seule cité, une seule source, un seul fait : on le cite ailleurs sans autre précision.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each identifier that an earlier entry of the same list has."""
    seen: dict[tuple[str, str], ValuePath] = {}
    cites = ((("cites", index), cite) for index, cite in dossier.ids.items())
    others = ((path, record.id) for path, record in dossier.records if hasattr(record, "id") and path[0] != "cites")
    for path, name in chain(cites, others):
        first = seen.setdefault((str(path[0]), name), path)
        if first is not path:
            line = dossier.at((*first, "id")).line
            yield REGLE.diagnose(
                dossier.at((*path, "id")),
                f"L’identifiant {quoted(name)} est déjà celui de la ligne {line} : donnez-en un autre à l’un des deux.",
                trouve=name,
            )
