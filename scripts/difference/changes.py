"""Two states of the registry -> what changes between them, as frozen records. Pure: no file, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from scripts.comptage import counted
from scripts.difference.states import State
from scripts.registry.load import CITES
from scripts.registry.programme import ChiffrePublie
from scripts.registry.provenance import Record
from scripts.registry.records import Cite, Code, ListeDeCodes
from scripts.registry.reference import Reference
from scripts.registry.shapes import shape_of

LISTE = "liste"


class Genre(StrEnum):
    """Whether something is new, gone or changed."""

    AJOUT = "ajout"
    RETRAIT = "retrait"
    MODIFICATION = "modification"


class Change(Struct, frozen=True, kw_only=True):
    """One change.

    `chemin` leads to what changes, by keys of the registry: ("qpv", "coeur"), ("statut", "mentions"), ("identite",).
    `element` is the item of a list: a code, or the words that tell a statement from the others. Where a value of it,
    or of the block, changes, `champ` is its key, and `avant` and `apres` its values as they are written, none where it
    was or becomes absent. A code that goes from a list to another has the `champ` "liste".
    """

    genre: Genre
    chemin: tuple[str, ...] = ()
    element: str | None = None
    champ: str | None = None
    avant: tuple[str, ...] = ()
    apres: tuple[str, ...] = ()


class Fiche(Struct, frozen=True):
    """What changes of one entry (a cité, a source, a fact…); `genre` tells whether it is new, gone or changed."""

    id: str
    nom: str
    genre: Genre
    changements: tuple[Change, ...]


class Chiffre(Struct, frozen=True):
    """A total that changes: what the registry counts before and after, and what a source publishes, where one does."""

    libelle: str
    avant: int
    apres: int
    publie: int | None


class Difference(Struct, frozen=True):
    """All that changes; entries in the order of their identifiers, `programme` by the part of its file.

    `illisibles` names what could not be read on either side, and is therefore not compared.
    """

    cites: tuple[Fiche, ...]
    sources: tuple[Fiche, ...]
    programme: Mapping[str, tuple[Fiche, ...]]
    exceptions: tuple[Fiche, ...]
    anciens: tuple[Fiche, ...]
    chiffres: tuple[Chiffre, ...]
    illisibles: tuple[str, ...]

    @property
    def vide(self) -> bool:
        """Whether nothing changes, as far as could be read."""
        return not (self.cites or self.sources or self.exceptions or self.anciens or any(self.programme.values()))


def compare(old: State, new: State, reference: Reference) -> Difference:
    """Return what changes from `old` to `new`; what either state lacks altogether is not compared.

    Where faults of the file of cités belong to none of them, one that is on one side only is no news: it may be lost.
    """
    unread = {*old.unread, *new.unread}
    known = old.cites.keys() & new.cites.keys() if CITES in unread else old.cites.keys() | new.cites.keys()
    cites = [{name: cite for name, cite in state.cites.items() if name in known - unread} for state in (old, new)]
    return Difference(
        cites=_entries(*cites, nom=lambda cite: cite.identite.nom),
        sources=_both(old.sources, new.sources, lambda *maps: _entries(*maps, nom=lambda source: source.titre)),
        programme=_both(old.programme, new.programme, _programme) or {},
        exceptions=_both(old.exceptions, new.exceptions, _exceptions),
        anciens=_both(old.anciens, new.anciens, lambda *maps: _entries(*maps, nom=lambda ancien: ancien.texte)),
        chiffres=tuple(_figures(old, new, cites, reference)),
        illisibles=tuple(sorted(unread)),
    )


def _both(old: Any, new: Any, compared: Callable[[Any, Any], Any]) -> Any:
    return () if old is None or new is None else compared(old, new)


def _entries(old: Mapping[str, Any], new: Mapping[str, Any], nom: Callable[[Any], str]) -> tuple[Fiche, ...]:
    return tuple(
        fiche
        for name in sorted({**old, **new})
        for fiche in [_entry(name, nom(new.get(name) or old[name]), old.get(name), new.get(name))]
        if fiche.genre is not Genre.MODIFICATION or fiche.changements
    )


def _entry(name: str, nom: str, old: Record | None, new: Record | None) -> Fiche:
    if old is None or new is None:
        return Fiche(name, nom, Genre.AJOUT if old is None else Genre.RETRAIT, ())
    return Fiche(name, nom, Genre.MODIFICATION, tuple(_record(old, new, (), None)))


def _programme(old: Record, new: Record) -> Mapping[str, tuple[Fiche, ...]]:
    return {
        part: _entries(
            {one.id: one for one in getattr(old, part)}, {one.id: one for one in getattr(new, part)}, nom=label_of
        )
        for part in shape_of(type(new)).fields
    }


def _exceptions(old: Sequence[Record], new: Sequence[Record]) -> tuple[Fiche, ...]:
    keyed = ({f"{one.cite} {one.regle}": one for one in state} for state in (old, new))
    return _entries(*keyed, nom=lambda one: one.pourquoi)


def _record(old: Record, new: Record, path: tuple[str, ...], element: str | None) -> Iterator[Change]:
    """Yield what changes in a record, key by key."""
    if isinstance(new, ListeDeCodes):
        yield from _codes(old, new, path)
    for name in shape_of(type(new)).fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after or (isinstance(new, ListeDeCodes) and name in new.ROLES):
            continue
        if isinstance(before, Record) and isinstance(after, Record):
            yield from _record(before, after, (*path, name), element)
        elif _holds_records(before) or _holds_records(after):
            yield from _items(before, after, (*path, name))
        elif name in ("codes", "hors"):
            yield from _added_and_removed(before, after, (*path, name))
        else:
            values = {"avant": _written(before), "apres": _written(after)}
            yield Change(genre=Genre.MODIFICATION, chemin=path, element=element, champ=name, **values)


def _codes(old: ListeDeCodes, new: ListeDeCodes, path: tuple[str, ...]) -> Iterator[Change]:
    before, after = ({code.code: (role, code) for role, _, code in liste.by_role()} for liste in (old, new))
    for role in new.ROLES:
        gone = [code for code, (listed, _) in before.items() if listed == role and code not in after]
        come = [code for code, (listed, _) in after.items() if listed == role and code not in before]
        yield from _added_and_removed(gone, come, (*path, role))
    for code in (code for code in after if code in before):
        (old_role, was), (new_role, now) = before[code], after[code]
        if old_role != new_role:
            moved = {"avant": (old_role,), "apres": (new_role,)}
            yield Change(genre=Genre.MODIFICATION, chemin=path, element=code, champ=LISTE, **moved)
        yield from _record(was, now, path, code)


def _added_and_removed(old: Sequence[str], new: Sequence[str], path: tuple[str, ...]) -> Iterator[Change]:
    yield from (Change(genre=Genre.RETRAIT, chemin=path, element=one) for one in old if one not in new)
    yield from (Change(genre=Genre.AJOUT, chemin=path, element=one) for one in new if one not in old)


def _items(old: Sequence[Record], new: Sequence[Record], path: tuple[str, ...]) -> Iterator[Change]:
    """Yield what changes in a list of statements: one with the same words is the same, whatever its place."""
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    for one in list(gone):
        same = next((other for other in come if label_of(other) == label_of(one)), None)
        if same is not None:
            gone.remove(one)
            come.remove(same)
            yield from _record(one, same, path, label_of(same))
    yield from (Change(genre=Genre.RETRAIT, chemin=path, element=label_of(one)) for one in gone)
    yield from (Change(genre=Genre.AJOUT, chemin=path, element=label_of(one)) for one in come)


def label_of(record: Record) -> str:
    """Return the words that tell a statement from the others of its list."""
    names = ("libelle", "sujet", "nom", "institution", "url", "texte")
    return next(str(getattr(record, name)) for name in names if getattr(record, name, None))


def _holds_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _written(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return (value.isoformat() if isinstance(value, date) else str(value),)


def _figures(old: State, new: State, cites: Sequence[Mapping[str, Cite]], reference: Reference) -> Iterator[Chiffre]:
    before, after = (tuple(side.values()) for side in cites)
    for label, count in _TOTALS.items():
        if count(before) != count(after):
            yield Chiffre(label, count(before), count(after), None)
    programme = new.programme or old.programme
    published: Iterable[ChiffrePublie] = programme.chiffres_publies if programme else ()
    for chiffre in published:
        counts = counted(chiffre, before, reference), counted(chiffre, after, reference)
        if counts[0] != counts[1]:
            yield Chiffre(chiffre.libelle, *counts, chiffre.valeur)


def _distinct(block: str) -> Callable[[Sequence[Cite]], int]:
    def count(cites: Sequence[Cite]) -> int:
        lists: Iterable[ListeDeCodes] = (getattr(cite, block) for cite in cites)
        codes: Iterator[Code] = (code for liste in lists for _, _, code in liste.by_role())
        return len({code.code for code in codes})

    return count


_TOTALS: Mapping[str, Callable[[Sequence[Cite]], int]] = {
    "Cités": len,
    "Communes (ANCT), sans double compte": _distinct("communes_anct"),
    "Contrats de ville, sans double compte": _distinct("contrats_de_ville"),
    "QPV, sans double compte": _distinct("qpv"),
}
