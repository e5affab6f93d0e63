"""Edits of the registry -> the file as it would be, in canonical form, and the unified diff that leads to it.

Lines are added to the text and taken from it, then the whole is written by what `format` uses: it puts the keys in
order and the names beside the codes. Nothing is written to the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from scripts.layout.formatting import formatted
from scripts.layout.scalars import quote
from scripts.registry import positions
from scripts.registry.positions import Mark, Node, Positions, ValuePath, parse_yaml
from scripts.registry.provenance import Confiance
from scripts.registry.records import Cite
from scripts.registry.reference import Reference
from scripts.upstream.gap import AddCode, AddPorteur, Edit, RemoveCode, ReplaceCode

_REQUIRED = ("coeur", "codes")


class _Cut(Struct, frozen=True):
    """Lines to take away from line `first` (from 1), and those to write in their place."""

    first: int
    taken: int
    written: tuple[str, ...]


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


def patched(read: Positions, reference: Reference, edits: Iterable[tuple[int, Cite, Edit]], today: date) -> str:
    """Return the text of `data/cites.yaml` after edits of cités, each with its index in the file.

    The file must be in canonical form. A list that cannot be empty keeps its codes where all of them would go.
    """
    plan = _Plan()
    for index, cite, edit in dict.fromkeys(edits):
        plan.add(index, cite, edit)
    cuts = [cut for path, liste in plan.listes.items() for cut in _liste(read, path, liste)]
    cuts += [_porteurs(read, index, porteurs, today) for index, porteurs in plan.porteurs.items()]
    lines = list(read.lines)
    for cut in sorted(cuts, key=lambda one: (one.first, one.taken), reverse=True):
        lines[cut.first - 1 : cut.first - 1 + cut.taken] = cut.written
    return formatted(parse_yaml("\n".join(lines).encode(), read.file).positions, reference)


def diff(old: str, new: str, file: str) -> str:
    """Return the unified diff from a text to another, which `git apply` takes; empty where they are the same."""
    from difflib import unified_diff

    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return "".join(unified_diff(before, after, f"a/{file}", f"b/{file}"))


def _liste(read: Positions, path: ValuePath, liste: _Liste) -> Iterator[_Cut]:
    size = read.size(path)
    if not size:
        yield _new_liste(read, path, liste.come)
    elif len(liste.gone) < size or liste.come:
        yield from _items(read, path, liste)
    elif path[-1] not in _REQUIRED:
        key = read.at(path)
        yield _Cut(key.line, _last_line(_node(read, path)) - key.line + 1, ())


def _items(read: Positions, path: ValuePath, liste: _Liste) -> Iterator[_Cut]:
    node = _node(read, path)
    for rank, item in enumerate(node.items):
        if rank in liste.gone:
            yield _Cut(item.line, _last_line(item) - item.line + 1, ())
        elif rank in liste.otherwise:
            mark = item if isinstance(item, Mark) else read.at((*path, rank, "code"))
            line = read.lines[mark.line - 1]
            written = f"{line[: mark.column - 1]}{quote(liste.otherwise[rank])}{line[mark.end_column - 1 :]}"
            yield _Cut(mark.line, 1, (written,))
    if liste.come:
        first = node.items[0]
        dash = read.lines[first.line - 1][: first.column - 1]
        yield _Cut(_last_line(node) + 1, 0, tuple(f"{dash}{quote(code)}" for code in liste.come))


def _new_liste(read: Positions, path: ValuePath, codes: Iterable[str]) -> _Cut:
    """Write a list that is not there, before the first key of its block: the canonical form puts it in order."""
    block = _node(read, path[:-1])
    pad = " " * (block.column - 1)
    return _Cut(block.line, 0, (f"{pad}{path[-1]}:", *(f"{pad}  - {quote(code)}" for code in codes)))


def _porteurs(read: Positions, index: int, porteurs: Iterable[AddPorteur], today: date) -> _Cut:
    """Write bodies at the end of an entry that has none: the canonical form puts them in order."""
    entry = _node(read, ("cites", index))
    pad = " " * (entry.column - 1)
    statements = (
        line
        for porteur in porteurs
        for line in (
            f"  - nom: {quote(porteur.nom)}",
            "    role: porteur",
            f"    texte: {quote(porteur.texte)}",
            "    sources:",
            f"      - {quote(porteur.source)}",
            f"    confiance: {Confiance.A_CONFIRMER}",
            f"    lu_le: {today.isoformat()}",
        )
    )
    return _Cut(_last_line(entry) + 1, 0, (f"{pad}porteurs:", *(f"{pad}{line}" for line in statements)))


def _node(read: Positions, path: ValuePath) -> Node:
    """Return the node at a path that is known to be there."""
    node = read.root
    for step in path:
        if isinstance(node, positions.Sequence):
            node = node.items[step]
        else:
            node = next(value for key, value in node.pairs if key.text == step)
    return node


def _last_line(node: Node) -> int:
    if isinstance(node, Mark):
        return node.end[0] if node.end else node.line
    inner = node.items if isinstance(node, positions.Sequence) else node.flat
    return max((_last_line(one) for one in inner), default=node.line)
