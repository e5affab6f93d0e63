"""Changes said in French: one heading an entry, one sentence a change, like changes together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from scripts.diagnostics.wording import neutral, shorten, typographic
from scripts.difference.changes import LISTE, Change, Chiffre, Difference, Fiche, Genre
from scripts.french import capitale, compte, liste, nombre
from scripts.registry import names
from scripts.registry.anciens import Ancien
from scripts.registry.exceptions import ExceptionDeRegle
from scripts.registry.programme import Programme
from scripts.registry.records import Cite, Code, ListeDeCodes, Source
from scripts.registry.reference import Reference
from scripts.registry.shapes import Block, Field, Many, shape_of

LONGEST = 160

_Key = TypeVar("_Key", bound=tuple)
_SPACED = re.compile("“\\s?(.*?)\\s?”")
_INNER = str.maketrans({"«": "“", "»": "”"})


class Section(Struct, frozen=True):
    """Sentences under a heading; all are plain French text, harmless but not escaped."""

    titre: str
    phrases: tuple[str, ...]


class _Noun(Struct, frozen=True):
    """How to count items of a list: singular, plural, and the letter of the feminine."""

    singular: str
    plural: str
    feminine: str = ""


_LISTS: Mapping[str, _Noun] = {
    "communes_anct": _Noun("commune", "communes", "e"),
    "contrats_de_ville": _Noun("contrat de ville", "contrats de ville"),
    "qpv": _Noun("QPV", "QPV"),
    "codes": _Noun("code du territoire", "codes du territoire"),
    "hors": _Noun("commune hors du territoire", "communes hors du territoire", "e"),
    "mentions": _Noun("mention", "mentions", "e"),
    "porteurs": _Noun("porteur", "porteurs"),
    "contacts": _Noun("contact", "contacts"),
    "pages": _Noun("page", "pages", "e"),
    "lancements": _Noun("lancement", "lancements"),
    "publics": _Noun("public", "publics"),
    "actions": _Noun("action", "actions", "e"),
    "versions": _Noun("version", "versions", "e"),
}
_CODED = ("communes_anct", "contrats_de_ville", "qpv", "codes", "hors")
_ROLES = {"limitrophe": "limitrophe", "a_cheval": "à cheval"}
_VERBS = {Genre.AJOUT: "ajouté", Genre.RETRAIT: "retiré"}


def sections(difference: Difference, reference: Reference) -> Iterator[Section]:
    """Yield what changes, entry by entry, then what it does to the figures, then what could not be compared."""
    cites = _Speaker(shape_of(Cite), reference)
    for fiche in difference.cites:
        yield Section(f"{fiche.id} {_said(fiche.nom)}", tuple(cites.fiche(fiche, "la cité")))
    sources = _Speaker(shape_of(Source), reference)
    for fiche in difference.sources:
        yield Section(f"Source {fiche.id}", tuple(sources.fiche(fiche, _quoted(fiche.nom))))
    parts = shape_of(Programme).fields
    for part, fiches in difference.programme.items():
        speaker = _Speaker(parts[part].shape.item, reference)
        for fiche in fiches:
            sentences = tuple(speaker.fiche(fiche, _quoted(fiche.nom)))
            yield Section(f"Programme, {parts[part].titre.lower()}, {fiche.id}", sentences)
    exceptions = _Speaker(shape_of(ExceptionDeRegle), reference)
    for fiche in difference.exceptions:
        yield Section(f"Exception {fiche.id}", tuple(exceptions.fiche(fiche, _quoted(fiche.nom))))
    anciens = _Speaker(shape_of(Ancien), reference)
    for fiche in difference.anciens:
        yield Section(f"Ancienne adresse {fiche.id}", tuple(anciens.fiche(fiche, _quoted(fiche.nom))))
    if difference.chiffres:
        yield Section("Chiffres", tuple(figure(one) for one in difference.chiffres))
    if difference.illisibles:
        unread = liste(difference.illisibles)
        yield Section("Non comparé", (typographic(f"Illisible tel quel d’un côté au moins : {unread}."),))


class _Speaker:
    """Says the changes of entries of one kind."""

    def __init__(self, shape: Block, reference: Reference) -> None:
        self._shape, self._reference = shape, reference

    def fiche(self, fiche: Fiche, entry: str) -> Iterator[str]:
        """Yield the sentences of one entry, which comes or goes as `entry`."""
        if fiche.genre is not Genre.MODIFICATION:
            yield typographic(f"{fiche.genre} de {entry}")
        for (genre, path), changes in _grouped(fiche.changements, _kind).items():
            if genre is Genre.MODIFICATION:
                yield from (typographic(line) for line in self._values(changes))
            else:
                yield typographic(self._items(genre, path, changes))

    def _items(self, genre: Genre, path: Sequence[str], changes: Sequence[Change]) -> str:
        role = f" ({_ROLES[path[-1]]})" if path[-1] in _ROLES else ""
        listed = path[-1] if path[-1] in _LISTS else path[0]
        noun = _LISTS[listed]
        many = len(changes) > 1
        where = f", {self._title(path[:-1])}" if listed == "mentions" and len(path) > 1 else ""
        said = compte(len(changes), noun.singular, noun.plural)
        items = ", ".join(self._element(path, change.element or "") for change in changes)
        return f"{said} {_VERBS[genre]}{noun.feminine}{'s' if many else ''}{role}{where} : {items}"

    def _values(self, changes: Iterable[Change]) -> Iterator[str]:
        """Yield one sentence for the same change in several places, such as a source added to each code."""
        for (key, before, after), group in _grouped(changes, self._value).items():
            places: dict[str, list[str]] = {}
            for one in group:
                elements = places.setdefault(self._title(one.chemin), [])
                elements += [self._element(one.chemin, one.element)] if one.element else []
            subject = " ; ".join(", ".join(filter(None, (title, *elements))) for title, elements in places.items())
            if key == LISTE:
                yield f"{subject} : passe de « {before[0]} » à « {after[0]} »"
            else:
                yield f"{subject}{', ' if subject else ''}{key} : {_from_to(before, after)}"

    def _value(self, change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        if change.champ == LISTE:
            return LISTE, change.avant, change.apres
        key = self._field(change.chemin, change.champ or "", change.element is not None).titre.lower()
        return key, change.avant, change.apres

    def _element(self, path: Sequence[str], element: str) -> str:
        if "mentions" in path or not set(path) & set(_CODED):
            return _quoted(element)
        name = self._name(path, element)
        return f"{_said(element)} {name}" if name else _said(element)

    def _name(self, path: Sequence[str], code: str) -> str | None:
        reference = self._reference
        if "qpv" in path:
            row = reference.qpv_2015.get(code)
            return row.nom if row else None
        if "contrats_de_ville" in path:
            return names.contrat_name(reference, code)
        if "codes" in path:
            found = (
                names.territoire_name(kind)(reference, code) for kind in ("communes", "epci", "ept", "departement")
            )
            return next(filter(None, found), None)
        return names.commune_name(reference, code)

    def _title(self, path: Sequence[str]) -> str:
        """Return the French titles of a path, « Statut, mentions »."""
        titles = [self._field(path[:rank], key, False).titre for rank, key in enumerate(path)]
        return capitale(", ".join(titles[:1] + [title.lower() for title in titles[1:]]))

    def _field(self, path: Sequence[str], key: str, coded: bool) -> Field:
        block = self._shape
        for step in path:
            shape = block.fields[step].shape
            block = shape.item if isinstance(shape, Many) else shape
        if coded and issubclass(block.record, ListeDeCodes):
            block = shape_of(Code)
        return block.fields[key]


def _kind(change: Change) -> tuple[Genre, tuple[str, ...]]:
    return change.genre, () if change.genre is Genre.MODIFICATION else change.chemin


def _grouped(changes: Iterable[Change], key: Callable[[Change], _Key]) -> dict[_Key, list[Change]]:
    """Return the changes by key, in the order in which keys are first met."""
    groups: dict[_Key, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return groups


def _from_to(before: Sequence[str], after: Sequence[str]) -> str:
    if not before:
        return f"{_values(after)}, qui n’y était pas"
    if not after:
        return f"n’y est plus ({_values(before)})"
    if len(before) == len(after) == 1:
        return f"{_values(before)} devient {_values(after)}"
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    parts = [f"avec {_values(come)}" if come else "", f"sans {_values(gone)}" if gone else ""]
    return ", ".join(filter(None, parts)) or "dans un autre ordre"


def _values(values: Iterable[str]) -> str:
    return liste([_quoted(value) for value in values])


def figure(chiffre: Chiffre) -> str:
    """Return « Cités labellisées en 2020 : 24 → 25, alors que la source publie 24 »."""
    line = f"{_said(chiffre.libelle)} : {nombre(chiffre.avant)} → {nombre(chiffre.apres)}"
    if chiffre.publie == chiffre.apres:
        line += ", comme publié"
    elif chiffre.publie is not None:
        line += f", alors que la source publie {nombre(chiffre.publie)}"
    return typographic(line)


def _quoted(text: str) -> str:
    """Return words between quotation marks; those inside become the marks of the second level."""
    inner = _SPACED.sub("“\\1”", shorten(_said(text), LONGEST).translate(_INNER))
    return f"« {inner} »"


def _said(text: str) -> str:
    return neutral(" ".join(text.split()))
