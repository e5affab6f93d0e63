"""The commented template of a new entry of `data/cites.yaml`, from the titles, sentences and examples of the records.

What is to be filled is left empty, so that the check names each line that was forgotten; what may be left out is
commented out. Nothing is invented: examples stand in comments only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import typographic
from scripts.french import liste
from scripts.layout.scalars import quote
from scripts.registry.codes import KINDS
from scripts.registry.records import Cite, Code, ListeDeCodes, Territoire
from scripts.registry.shapes import Block, Choice, Day, Field, Many, Scalar, shape_of

_LONGEST_SLUG = 60


def slug_of(nom: str) -> str:
    """Return the address that a name suggests, empty where it holds no letter of our alphabet."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(nom).replace("œ", "oe").replace("æ", "ae"))
    return plain[:_LONGEST_SLUG].strip("-")


def template(identifiant: str, nom: str, territoire: str) -> Iterator[str]:
    """Yield the lines of a new entry; `territoire` is the type of its territory."""
    known = {
        ("id",): identifiant,
        ("slug",): slug_of(nom),
        ("identite", "nom"): nom,
        ("territoire", "type"): territoire,
    }
    writer = _Template({path: value for path, value in known.items() if value}, Territoire.KINDS[territoire])
    yield from _as_item(writer.block(shape_of(Cite), (), None))


class _Template:
    """Writes blocks of which some values, by path, are known; `kind` is that of the codes of the territory.

    A key is explained where it first appears, and a list of blocks is shown once.
    """

    def __init__(self, known: Mapping[tuple[str, ...], str], kind: str) -> None:
        self._known, self._kind = known, kind
        self._told: set[object] = set()

    def block(self, shape: Block, path: tuple[str, ...], kind: str | None) -> Iterator[str]:
        """Yield the lines of a block, from the left margin; `kind` is that of its codes.

        What may be left out is commented out, but for a first key, which holds the dash of its item.
        """
        kind = shape.record.KIND if issubclass(shape.record, ListeDeCodes) else kind
        for rank, field in enumerate(shape.fields.values()):
            if self._is_new((field.titre, field.description)):
                yield f"# {_explained(field)}"
            lines = self._field(field, (*path, field.name), kind)
            yield from lines if field.required or rank == 0 else (f"# {line}" for line in lines)

    def _field(self, field: Field, path: tuple[str, ...], kind: str | None) -> Iterator[str]:
        shape = field.shape
        if isinstance(shape, Block):
            yield f"{field.name}:"
            yield from (f"  {line}" for line in self.block(shape, path, kind))
        elif not isinstance(shape, Many):
            yield f"{field.name}:{self._value(shape, field.exemple, path)}"
        elif isinstance(shape.item, Block) and shape.item.record is not Code:
            if self._is_new(shape.item.record):
                yield f"{field.name}:"
                yield from _as_item(self.block(shape.item, path, kind))
            else:
                yield f"{field.name}: # comme plus haut"
        else:
            yield f"{field.name}:"
            yield f"  -{self._value(shape.item, self._example(field, kind), path)}"

    def _example(self, field: Field, kind: str | None) -> Any:
        kind = {"codes": self._kind, "hors": "commune"}.get(field.name, kind)
        is_code = field.name in ("codes", "hors") or isinstance(field.shape.item, Block)
        return KINDS[kind].example if is_code else field.exemple[0]

    def _value(self, shape: Scalar | Block, example: Any, path: tuple[str, ...]) -> str:
        known = self._known.get(path)
        if known:
            return f" {known}" if isinstance(shape, Choice) else f" {quote(known)}"
        if isinstance(shape, Choice):
            return f" # à choisir\u00a0: {liste(shape.values, 'ou')}"
        return f" # à remplir, par exemple {example if isinstance(shape, Day) else quote(example)}"

    def _is_new(self, thing: object) -> bool:
        new = thing not in self._told
        self._told.add(thing)
        return new


def _as_item(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a block as an item of a list: a dash before its first key."""
    begun = False
    for line in lines:
        is_key = not line.startswith("#")
        yield f"    {line}" if begun else f"  - {line}" if is_key else f"  {line}"
        begun = begun or is_key


def _explained(field: Field) -> str:
    if field.description.lower().startswith(field.titre.lower()):
        return typographic(field.description)
    return typographic(f"{field.titre} : {field.description}")
