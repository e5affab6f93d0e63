"""The shape of each file, compiled once from the records: what a value may be, in terms that can be explained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct, inspect

from scripts.registry.provenance import Bloc, Provenance, Record


class Text(Struct, frozen=True):
    """A text; `code` where it is an official code."""

    code: bool
    min_length: int
    max_length: int | None
    pattern: str | None
    example: str | None


class Choice(Struct, frozen=True):
    """One of a few words, or one of a few numbers where `numbers`."""

    values: tuple[str, ...]
    numbers: bool


class Day(Struct, frozen=True):
    """A day of the calendar, year-month-day."""


class Integer(Struct, frozen=True):
    """A whole number, at least `minimum`."""

    minimum: int | None


class Flag(Struct, frozen=True):
    """True or false."""


class Many(Struct, frozen=True):
    """A list of at least `min_length` items."""

    item: Shape
    min_length: int


class Field(Struct, frozen=True):
    """One key of a block; `titre` and `description` are in French, `exemple` is a value (a list where many) or None."""

    name: str
    titre: str
    description: str
    exemple: Any
    required: bool
    shape: Shape


class Block(Struct, frozen=True):
    """A block of keys, in the order in which they are written; `short` is the key that a value alone stands for."""

    record: type[Record]
    fields: dict[str, Field]
    short: str | None


Scalar = Text | Choice | Day | Integer | Flag
Shape = Scalar | Many | Block


_blocks: dict[type[Record], Block] = {}


def shape_of(record: type[Record]) -> Block:
    """Return the shape of a record, the same at each call. Raises TypeError on a type that no shape describes."""
    return _blocks.get(record) or _block(inspect.type_info(record))


def _block(kind: inspect.StructType) -> Block:
    if kind.cls not in _blocks:
        fields = {field.name: _field(field) for field in _in_written_order(kind)}
        _blocks[kind.cls] = Block(kind.cls, fields, getattr(kind.cls, "ABREGE", None))
    return _blocks[kind.cls]


def _in_written_order(kind: inspect.StructType) -> Iterable[inspect.Field]:
    """What is a statement's own comes first, then what all share: where it comes from, and mentions."""
    shared = Bloc.__struct_fields__ if issubclass(kind.cls, Provenance) else ()
    return sorted(kind.fields, key=lambda field: field.name in shared)


def _field(field: inspect.Field) -> Field:
    kind = field.type
    told = (kind.extra_json_schema or {}) if isinstance(kind, inspect.Metadata) else {}
    return Field(
        name=field.name,
        titre=told.get("title", field.name),
        description=told.get("description", ""),
        exemple=next(iter(told.get("examples", ())), None),
        required=field.required,
        shape=_compile(kind, None),
    )


def _compile(kind: inspect.Type, example: Any, code: bool = False) -> Shape:
    match kind:
        case inspect.Metadata():
            examples = (kind.extra_json_schema or {}).get("examples") or [example]
            return _compile(kind.type, examples[0], code or bool((kind.extra or {}).get("code")))
        case inspect.UnionType(types=(one, inspect.NoneType())):
            return _compile(one, example, code)
        case inspect.StrType():
            return Text(code, kind.min_length or 0, kind.max_length, kind.pattern, example)
        case inspect.EnumType():
            return Choice(tuple(member.value for member in kind.cls), numbers=False)
        case inspect.LiteralType():
            numbers = all(isinstance(value, int) for value in kind.values)
            return Choice(tuple(str(value) for value in kind.values), numbers)
        case inspect.DateType():
            return Day()
        case inspect.IntType():
            return Integer(kind.ge)
        case inspect.BoolType():
            return Flag()
        case inspect.VarTupleType():
            first = example[0] if isinstance(example, list) and example else None
            return Many(_compile(kind.item_type, first), kind.min_length or 0)
        case inspect.StructType():
            return _block(kind)
    raise TypeError(f"no shape describes {kind}")


def pattern_of(alias: Any) -> str:
    """Return the pattern of one of the constrained texts of `provenance`."""
    return next(meta.pattern for meta in alias.__metadata__ if isinstance(meta, msgspec.Meta))
