"""Name comments: each code of `data/cites.yaml` is followed, on its line, by the name it stands for.

    - "49007" # Angers

What follows a code is that name and nothing else. A person's own comment stands on a line of its own, above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from msgspec import Struct

from scripts.registry.names import commune_name, contrat_name, qpv_2015_name, territoire_name
from scripts.registry.positions import Mark, Positions, ValuePath
from scripts.registry.reference import Reference

Namer: TypeAlias = Callable[[str], str | None]

_DEEP = len(("cites", 0, "territoire", "codes"))
_ROLES = ("coeur", "limitrophe", "a_cheval")


class NameComment(Struct, frozen=True):
    """One code, the name it stands for, and what follows it on its line.

    `found` is the comment without its mark, absent where there is none; `alone` tells whether nothing else
    follows the code, so that a comment can.
    """

    path: ValuePath
    mark: Mark
    name: str
    found: str | None
    alone: bool

    @property
    def right(self) -> bool:
        """Whether the comment is the name."""
        return self.found == self.name


def name_comments(positions: Positions, reference: Reference) -> Iterator[NameComment]:
    """Yield every code of the file that has an official name, in the order of the file."""
    namers = _namers(positions, reference)
    for path, mark in positions.scalars():
        namer = _namer(path, positions, reference, namers) if len(path) > _DEEP else None
        name = namer(mark.text) if namer else None
        if name:
            rest = positions.lines[mark.line - 1][mark.end_column - 1 :].strip() if mark.end_column else "-"
            found = rest.removeprefix("#").strip() if rest.startswith("#") else None
            yield NameComment(path, mark, " ".join(name.split()), found, not rest or found is not None)


def names_another(path: ValuePath, comment: str, positions: Positions, reference: Reference) -> bool:
    """Tell whether a comment beside the code at `path` is the official name of some code that its block could hold."""
    block = "cite" if "partage_avec" in path else str(path[2])
    if block == "cite":
        cites = range(positions.size(("cites",)))
        return any(comment == _text(positions, index, "identite", "nom") for index in cites)
    if block == "qpv":
        return any(comment == qpv_2015_name(reference, code) for code in reference.qpv_2015)
    tables = {
        "communes_anct": (reference.communes, reference.communes_anciennes),
        "contrats_de_ville": (reference.contrats_2015, reference.contrats_2024),
        "territoire": (reference.communes, reference.epci, reference.ept, reference.departements),
    }
    return any(comment == row.nom for table in tables[block] for row in table.values())


def _namers(positions: Positions, reference: Reference) -> Mapping[str, Namer]:
    """Functions from a code to its name, by block."""
    cites = range(positions.size(("cites",)))
    names = {_text(positions, index, "id"): _text(positions, index, "identite", "nom") for index in cites}
    return {
        "communes_anct": partial(commune_name, reference),
        "contrats_de_ville": partial(contrat_name, reference),
        "qpv": partial(qpv_2015_name, reference),
        "partage_avec": names.get,
    }


def _text(positions: Positions, index: int, *steps: str) -> str:
    return positions.at(("cites", index, *steps)).text


def _namer(path: ValuePath, positions: Positions, reference: Reference, namers: Mapping[str, Namer]) -> Namer | None:
    match path:
        case ("cites", _, "qpv", _, _, "partage_avec", _):
            return namers["partage_avec"]
        case ("cites", _, ("communes_anct" | "contrats_de_ville" | "qpv") as block, role, _, *rest) if (
            role in _ROLES and rest in ([], ["code"])
        ):
            return namers[block]
        case ("cites", index, "territoire", ("codes" | "hors") as name, _):
            kind = _text(positions, index, "territoire", "type") if name == "codes" else "communes"
            return partial(territoire_name(kind), reference)
    return None
