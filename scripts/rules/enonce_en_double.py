"""No cité says the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.positions import ValuePath
from scripts.registry.provenance import Provenance

REGLE = Regle(
    "enonce-en-double",
    "Énoncé en double",
    Niveau.COHERENCE,
    "Deux énoncés identiques dans une cité se liraient comme deux constats : une source de plus s’ajoute à l’énoncé "
    "qu’elle confirme. Majuscules, apostrophes et sortes d’espaces ne comptent pas.",
)

_WHENCE = frozenset(Provenance.__struct_fields__)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each statement that an earlier one of its cité, of the same kind, makes already, wherever it comes from."""
    seen: dict[tuple[object, ...], ValuePath] = {}
    for path, record in dossier.provenances():
        if path[0] != "cites" or not isinstance(record, Provenance):
            continue
        told = {name: getattr(record, name) for name in record.__struct_fields__ if name not in _WHENCE}
        first = seen.setdefault((path[1], type(record), *map(_plain, told.values())), path)
        if first is not path:
            key = "texte" if told.get("texte") else next(iter(told))
            yield REGLE.diagnose(
                dossier.at((*path, key)),
                f"Cet énoncé figure déjà à la ligne {dossier.at((*first, key)).line} : gardez-en un seul, avec les "
                "sources des deux.",
                trouve=str(told[key]),
            )


def _plain(value: object) -> object:
    """A text without what a reader does not see: case, kind of apostrophe, kind and number of spaces."""
    return " ".join(value.casefold().replace("'", "’").split()) if isinstance(value, str) else value
