"""Shapes as JSON Schema, draft 2020-12."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from scripts.diagnostics.wording import typographic
from scripts.registry.codes import KINDS
from scripts.registry.provenance import Record
from scripts.registry.records import Code, ListeDeCodes, Territoire
from scripts.registry.shapes import Block, Choice, Day, Field, Flag, Integer, Many, Scalar, Shape, Text, shape_of

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document(record: type[Record], title: str) -> Schema:
    """Return the JSON Schema of a whole file; the records it holds are its `$defs`, by name."""
    definitions = _Definitions()
    whole = definitions.block(shape_of(record))
    return {"$schema": DIALECT, "title": typographic(title), **whole, "$defs": dict(sorted(definitions.made.items()))}


class _Definitions:
    """Schemas of the records met so far, by name; a list of codes has a definition of `Code` for its kind."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def block(self, shape: Block, kind: str | None = None) -> Schema:
        """Return the schema of a block; `kind` is that of its codes."""
        kind = shape.record.KIND if issubclass(shape.record, ListeDeCodes) else kind
        schema = {
            "type": "object",
            "properties": {name: self._field(field, kind) for name, field in shape.fields.items()},
            "required": [name for name, field in shape.fields.items() if field.required],
            "additionalProperties": False,
        }
        if shape.record is Territoire:
            schema |= _territoire(schema["properties"])
        if shape.short:
            return {"anyOf": [schema["properties"][shape.short], schema]}
        return schema

    def _field(self, field: Field, kind: str | None) -> Schema:
        coded = kind and isinstance(field.shape, Text) and field.shape.code
        example = KINDS[kind].example if coded else field.exemple
        told = {
            "title": field.titre,
            "description": typographic(field.description),
            "examples": None if example is None else [example],
        }
        return {name: value for name, value in told.items() if value} | self._schema(field.shape, kind)

    def _schema(self, shape: Shape, kind: str | None) -> Schema:
        if isinstance(shape, Many):
            least = {"minItems": shape.min_length} if shape.min_length else {}
            return {"type": "array", "items": self._schema(shape.item, kind), **least}
        if isinstance(shape, Block):
            name = f"{shape.record.__name__}-{kind}" if shape.record is Code else shape.record.__name__
            if name not in self.made:
                self.made[name] = self.block(shape, kind)
            return {"$ref": f"#/$defs/{name}"}
        return _scalar(shape, kind)


def _scalar(shape: Scalar, kind: str | None) -> Schema:
    match shape:
        case Text(code=True):
            return _code(kind) if kind else {"type": "string", "minLength": 1}
        case Text():
            bounds = {"minLength": shape.min_length or None, "maxLength": shape.max_length, "pattern": shape.pattern}
            return {"type": "string"} | {name: value for name, value in bounds.items() if value is not None}
        case Choice():
            return {"enum": [int(value) if shape.numbers else value for value in shape.values]}
        case Day():
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case Integer():
            return {"type": "integer"} | ({} if shape.minimum is None else {"minimum": shape.minimum})
        case Flag():
            return {"type": "boolean"}


def _code(kind: str) -> Schema:
    return {"type": "string", "pattern": _whole(KINDS[kind].form)}


def _whole(form: re.Pattern[str]) -> str:
    return f"^(?:{form.pattern})$"


def _territoire(properties: Mapping[str, Schema]) -> Schema:
    """The codes of a territory are of the kind that its type says; those that it leaves out are communes."""
    properties["hors"]["items"] = _code("commune")
    return {
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}},
                "then": {"properties": {"codes": {"items": _code(kind)}}},
            }
            for name, kind in Territoire.KINDS.items()
        ]
    }
