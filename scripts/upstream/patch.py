"""Edits of the registry -> the file as it would be, in canonical form, and the unified diff that leads to it.

Lines are added to the text and taken from it, then the whole is written by what `format` uses: it puts the keys in
order and the names beside the codes. Nothing is written to the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from scripts.layout import edits
from scripts.layout.formatting import formatted
from scripts.layout.hunks import unified
from scripts.layout.scalars import quote
from scripts.registry.positions import Mark, Positions, ValuePath, parse_yaml
from scripts.registry.provenance import Confiance
from scripts.registry.records import Cite, Code, Porteur
from scripts.registry.reference import Reference
from scripts.registry.shapes import shape_of
from scripts.upstream.gap import AddCode, AddPorteur, Edit, RemoveCode, ReplaceCode

_CODE = shape_of(Code).fields["code"].shape
_PORTEUR = shape_of(Porteur)
_REQUIRED = ("coeur", "codes")


@dataclass
class _Liste:
    """What changes in one list of codes: the ranks that go or are written otherwise, and the codes that come."""

    gone: set[int] = field(default_factory=set)
    otherwise: dict[int, str] = field(default_factory=dict)
    come: list[str] = field(default_factory=list)


class _Plan:
    """All that changes, by list and by cité."""

    def __init__(self) -> None:
        self.listes: dict[ValuePath, _Liste] = defaultdict(_Liste)
        self.porteurs: dict[int, list[AddPorteur]] = defaultdict(list)

    def add(self, index: int, cite: Cite, edit: Edit) -> None:
        """Take in one edit of the cité that has this index in the file."""
        match edit:
            case AddCode(block, role, code):
                self.listes["cites", index, block, role].come.append(code)
            case RemoveCode(block, code):
                for role, rank, one in getattr(cite, block).by_role():
                    if one.code == code:
                        self.listes["cites", index, block, role].gone.add(rank)
            case ReplaceCode(code, other):
                self._replace(index, cite, code, other)
            case AddPorteur():
                self.porteurs[index].append(edit)

    def _replace(self, index: int, cite: Cite, code: str, other: str) -> None:
        listed = {one.code for _, _, one in cite.communes_anct.by_role()}
        for role, rank, one in cite.communes_anct.by_role():
            if one.code == code:
                self._write(("cites", index, "communes_anct", role), rank, other, other in listed)
        names = ("codes", "hors") if cite.territoire.type == "communes" else ("hors",)
        for name in names:
            codes = getattr(cite.territoire, name)
            if code in codes:
                self._write(("cites", index, "territoire", name), codes.index(code), other, other in codes)

    def _write(self, path: ValuePath, rank: int, other: str, there: bool) -> None:
        liste = self.listes[path]
        if there or other in liste.otherwise.values():
            liste.gone.add(rank)
        else:
            liste.otherwise[rank] = other


def patched(read: Positions, reference: Reference, asked: Iterable[tuple[int, Cite, Edit]], today: date) -> str:
    """Return the text of `data/cites.yaml` after edits of cités, each with its index in the file.

    The file must be in canonical form. A list that cannot be empty keeps its codes where all of them would go.
    """
    plan = _Plan()
    for index, cite, edit in dict.fromkeys(asked):
        plan.add(index, cite, edit)
    made = [one for path, liste in plan.listes.items() for one in _liste(read, path, liste)]
    made += [_porteurs(read, index, porteurs, today) for index, porteurs in plan.porteurs.items()]
    return formatted(parse_yaml(edits.applied(read, made).encode(), read.file).positions, reference)


def diff(old: str, new: str, file: str) -> str:
    """Return the unified diff from a text to another, which `git apply` takes; empty where they are the same."""
    return "" if old == new else "\n".join([*unified(file, old.split("\n"), new.split("\n")), ""])


def _liste(read: Positions, path: ValuePath, liste: _Liste) -> Iterator[edits.Edit]:
    size = read.size(path)
    if size and len(liste.gone) == size and not liste.come:
        if path[-1] not in _REQUIRED:
            yield edits.remove(read, path)
        return
    for rank in liste.gone:
        yield edits.remove(read, (*path, rank))
    for rank, other in liste.otherwise.items():
        if rank not in liste.gone:
            alone = isinstance(read.node((*path, rank)), Mark)
            yield edits.set_value(read, (*path, rank) if alone else (*path, rank, "code"), _CODE, other)
    if liste.come:
        yield edits.add_items(read, path, [(quote(code),) for code in liste.come])


def _porteurs(read: Positions, index: int, porteurs: Iterable[AddPorteur], today: date) -> edits.Edit:
    """Write bodies at the end of an entry that has none: the canonical form puts them in order."""
    statements = [
        edits.record(
            _PORTEUR,
            {
                "nom": porteur.nom,
                "role": "porteur",
                "texte": porteur.texte,
                "sources": (porteur.source,),
                "confiance": str(Confiance.A_CONFIRMER),
                "lu_le": today.isoformat(),
            },
        )
        for porteur in porteurs
    ]
    return edits.add_items(read, ("cites", index, "porteurs"), statements)
