"""The files of the registry, as frozen records, with the position of every value.

Nodes are walked along the shapes of the records, so that all shape errors of a run are told at once; what has none
goes through `msgspec.convert`, the only judge of what a record is. An entry with errors is withheld, the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from scripts.diagnostics.diagnostic import Diagnostic, Place, Regle
from scripts.diagnostics.nearest import fold, nearest
from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.registry import faults, positions
from scripts.registry.anciens import Anciens
from scripts.registry.exceptions import Exceptions
from scripts.registry.positions import Mark, Node, Positions, Sequence, read_yaml
from scripts.registry.programme import Programme
from scripts.registry.provenance import Record
from scripts.registry.records import Cite, Registre, Sources
from scripts.registry.scalars import Fault, read_scalar, yaml_kind
from scripts.registry.shapes import Block, Field, Many, Shape, shape_of

CITES = "data/cites.yaml"
SOURCES = "data/sources.yaml"
PROGRAMME = "data/programme.yaml"
EXCEPTIONS = "data/exceptions.yaml"
ANCIENS = "data/anciens.yaml"

FILES: Mapping[str, type[Record]] = MappingProxyType(
    {CITES: Registre, SOURCES: Sources, PROGRAMME: Programme, EXCEPTIONS: Exceptions, ANCIENS: Anciens}
)

MOST_FAULTS = 100

Held = TypeVar("Held", bound=Record)


class Entree(NamedTuple):
    """A cité without shape error, and its place in the list `cites` of the file."""

    index: int
    cite: Cite


class Loaded(Struct, frozen=True):
    """What the files hold; a file with any error of syntax or shape has no record.

    `entrees` are the cités that have none, even where others have; `positions` is keyed by file.
    """

    registre: Registre | None
    sources: Sources | None
    programme: Programme | None
    exceptions: Exceptions | None
    anciens: Anciens | None
    entrees: tuple[Entree, ...]
    positions: Mapping[str, Positions]
    diagnostics: tuple[Diagnostic, ...]


def load(root: Path) -> Loaded:
    """Read the files under `root`; whatever they hold, nothing is raised."""
    files = {file: _File(root / file, file, shape_of(record)) for file, record in FILES.items()}
    found = [found for file in files.values() for found in file.diagnostics]
    return Loaded(
        registre=files[CITES].record(Registre),
        sources=files[SOURCES].record(Sources),
        programme=files[PROGRAMME].record(Programme),
        exceptions=files[EXCEPTIONS].record(Exceptions),
        anciens=files[ANCIENS].record(Anciens),
        entrees=tuple(files[CITES].entrees()),
        positions=MappingProxyType({name: file.positions for name, file in files.items()}),
        diagnostics=tuple(sorted(found, key=lambda one: one.order)),
    )


def read_record(path: Path, file: str, record: type[Held]) -> tuple[Held | None, tuple[Diagnostic, ...]]:
    """Read the file at `path`, called `file` in diagnostics, as one record; None where it has any fault of form."""
    read = _File(path, file, shape_of(record))
    return read.record(record), read.diagnostics


class _File:
    """One file, read and walked: its plain value and its diagnostics."""

    def __init__(self, path: Path, file: str, shape: Block) -> None:
        reading = read_yaml(path, file)
        self.positions = reading.positions
        self.diagnostics = reading.diagnostics
        self._sound: dict[int, Any] = {}
        self._value: Any = None
        if reading.positions.root is not None:
            walk = _Walk(file)
            self._value = walk.read(shape, reading.positions.root)
            self._sound = walk.sound_entries
            self.diagnostics += tuple(walk.diagnostics)

    def record(self, kind: type) -> Any:
        """Return the whole file as a record, or None where it has any error."""
        return None if self.diagnostics else msgspec.convert(self._value, kind)

    def entrees(self) -> Iterator[Entree]:
        """Yield the cités without shape error."""
        for index, value in self._sound.items():
            yield Entree(index, msgspec.convert(value, Cite))


class _TooMany(Exception):
    """Ends the walk of a file that has too many shape errors."""


class _Walk:
    """Reads nodes along shapes into plain values, and gathers what is wrong."""

    def __init__(self, file: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.sound_entries: dict[int, Any] = {}
        self._file = file
        self._cite: str | None = None

    def read(self, shape: Block, root: Node) -> Any:
        """Return the plain value of a whole file; of no use where `diagnostics` is not empty."""
        try:
            return self._value(shape, root, Mark(1, 1, None, "", False))
        except _TooMany:
            return None

    def _value(self, shape: Shape, node: Node, key: Mark) -> Any:
        if isinstance(node, Mark) and yaml_kind(node) == "null":
            self._found(
                faults.VALEUR_VIDE, key, f"La clé « {key.text} » n’a pas de valeur : écrivez-la, ou retirez la ligne."
            )
        elif isinstance(shape, Block):
            return self._block(shape, node, key)
        elif isinstance(shape, Many):
            return self._many(shape, node, key)
        elif not isinstance(node, Mark):
            self._found(
                faults.NATURE,
                key,
                f"La clé « {key.text} » attend une seule valeur, et non une liste ou un bloc : "
                "écrivez-la sur la même ligne.",
            )
        else:
            try:
                return read_scalar(shape, node, key.text)
            except Fault as fault:
                self._found(fault.regle, node, fault.message, trouve=node.text, propose=fault.propose)
        return None

    def _many(self, shape: Many, node: Node, key: Mark) -> list[Any]:
        if not isinstance(node, Sequence):
            self._found(
                faults.NATURE,
                key,
                f"La clé « {key.text} » attend une liste : une valeur par ligne, précédée d’un tiret et d’une espace.",
            )
            return []
        if len(node.items) < shape.min_length:
            wanted = "au moins une valeur" if shape.min_length == 1 else f"au moins {shape.min_length} valeurs"
            self._found(faults.VALEUR_VIDE, key, f"La liste « {key.text} » attend {wanted} : complétez-la.")
        return [self._item(shape, item, index, key) for index, item in enumerate(node.items)]

    def _item(self, shape: Many, item: Node, index: int, key: Mark) -> Any:
        mark = item if isinstance(item, Mark) else Mark(item.line, item.column, None, "", False)
        is_cite = shape.item is shape_of(Cite)
        if is_cite:
            self._cite = _id_of(item)
        before = len(self.diagnostics)
        value = self._value(shape.item, item, msgspec.structs.replace(mark, text=key.text))
        if is_cite:
            if len(self.diagnostics) == before:
                self.sound_entries[index] = value
            self._cite = None
        return value

    def _block(self, shape: Block, node: Node, key: Mark) -> dict[str, Any]:
        if isinstance(node, Mark) and shape.short:
            alone = msgspec.structs.replace(node, text=shape.short)
            return {shape.short: self._value(shape.fields[shape.short].shape, node, alone)}
        if not isinstance(node, positions.Mapping):
            self._found(
                faults.NATURE,
                key,
                f"{_block_name(key)} attend des clés (« clé: valeur »), une par ligne, en retrait.",
            )
            return {}
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        guessed: set[str] = set()
        again: list[Mark] = []
        for name, value in node.pairs:
            field = shape.fields.get(name.text)
            if field is None:
                guessed.add(self._unknown_key(name, shape, key))
            elif name.text in lines:
                again.append(name)
            else:
                lines[name.text] = name.line
                values[name.text] = self._field(field, value, name)
        self._repeated(again, shape, lines)
        for field in shape.fields.values():
            if field.required and field.name not in lines and field.name not in guessed:
                where = key if key.text else Mark(node.line, node.column, None, "", False)
                self._found(
                    faults.CLE_MANQUANTE,
                    where,
                    f"{_block_name(key)} n’a pas de clé « {field.name} » ({field.titre}) : ajoutez-la.",
                )
        return values

    def _repeated(self, again: list[Mark], shape: Block, lines: dict[str, int]) -> None:
        """Tell of the keys that stand twice; where the first of a block comes again, so does the whole block."""
        first = next(iter(shape.fields))
        if len(again) > 1 and again[0].text == first:
            message = f"Une nouvelle entrée commence ici : mettez un tiret devant « {first} »."
            self._found(faults.CLE_EN_DOUBLE, again[0], message)
            return
        for name in again:
            message = f"La clé « {name.text} » figure déjà à la ligne {lines[name.text]} : gardez-en une seule."
            self._found(faults.CLE_EN_DOUBLE, name, message)

    def _field(self, field: Field, node: Node, name: Mark) -> Any:
        if isinstance(node, Sequence) and not node.items and not field.required:
            self._found(faults.VALEUR_VIDE, name, f"La liste « {name.text} » est vide : retirez la clé.")
        return self._value(field.shape, node, name)

    def _unknown_key(self, name: Mark, shape: Block, key: Mark) -> str:
        same = {fold(known): known for known in shape.fields}
        close = same.get(fold(name.text)) or nearest(name.text, shape.fields)
        advice = (
            f"Vouliez-vous écrire {quoted(close)} ?" if close else f"Clés possibles : {liste(tuple(shape.fields))}."
        )
        where = f"dans « {key.text} »" if key.text else "ici"
        self._found(
            faults.CLE_INCONNUE,
            name,
            f"La clé {quoted(name.text)} n’existe pas {where}. {advice}",
            trouve=name.text,
            propose=close,
        )
        return close or ""

    def _found(self, regle: Regle, mark: Mark, message: str, **values: str | None) -> None:
        place = Place(file=self._file, line=mark.line, column=mark.column, end_column=mark.end_column, cite=self._cite)
        if len(self.diagnostics) == MOST_FAULTS:
            message = (
                f"Plus de {MOST_FAULTS} erreurs de forme : la suite sera vérifiée quand celles-ci seront corrigées."
            )
            self.diagnostics.append(faults.TROP_D_ERREURS.diagnose(place, message))
            raise _TooMany
        self.diagnostics.append(regle.diagnose(place, message, **values))


def _block_name(key: Mark) -> str:
    return f"Le bloc « {key.text} »" if key.text else "Ce fichier"


def _id_of(node: Node) -> str | None:
    if not isinstance(node, positions.Mapping):
        return None
    return next((value.text for key, value in node.pairs if key.text == "id" and isinstance(value, Mark)), None)
