"""JSON Schema (2020-12) of what the API gives, from the columns of the tables: one description for all.

No schema closes its objects: v1 may give more than what a reader has kept of it, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.api.nesting import HREF, Nested
from scripts.tables.licences import LICENCES
from scripts.tables.table import Column, text

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LINK = {"type": "string", "format": "uri-reference"}
_HREF = {
    "type": ["string", "null"],
    "format": "uri-reference",
    "title": "Adresse",
    "description": "Adresse du fichier de l’objet, relative à ce fichier-ci ; null s’il n’en a pas.",
}


def of_column(column: Column) -> Schema:
    """That of a value; one that may be absent is null."""
    schema: Schema = {"title": column.title, "description": column.description}
    if column.unit:
        schema["x-unite"] = column.unit
    schema["examples"] = [text(column.example) if column.type == "date" else column.example]
    types: list[str] = ["string" if column.type == "date" else column.type]
    if not column.required:
        types.append("null")
    schema["type"] = types if len(types) > 1 else types[0]
    if column.type == "date":
        schema["format"] = "date"
    for keyword in ("pattern", "minimum", "maximum"):
        if (value := getattr(column, keyword)) is not None:
            schema[keyword] = value
    if column.categories:
        schema["oneOf"] = [{"const": one.value, "title": one.label} for one in column.categories]
        if not column.required:
            schema["oneOf"].append({"type": "null"})
    return schema


def of_columns(columns: Iterable[Column]) -> Mapping[str, Schema]:
    """Those of several values, by name."""
    return {column.name: of_column(column) for column in columns}


def of_nested(nested: Nested) -> Schema:
    """That of one of its objects, or of its value."""
    if nested.is_value:
        return of_column(nested.columns[0])
    properties = dict(of_columns(nested.columns))
    if nested.name_column:
        properties[nested.name_column.name] = of_column(nested.name_column)
    if nested.to:
        properties[HREF] = _HREF
    for name, part in nested.all_parts.items():
        properties[name] = {
            "title": part.table.title,
            "description": part.table.description,
            **array(of_nested(part)),
        }
    return whole(properties)


def listed(columns: Iterable[Column]) -> Schema:
    """That of a list of objects: these columns of each, and where its file is."""
    return array(whole({**of_columns(columns), HREF: _HREF | {"type": "string"}}))


def array(items: Schema) -> Schema:
    """That of a list."""
    return {"type": "array", "items": items}


def whole(properties: Mapping[str, Schema]) -> Schema:
    """That of an object in which every property is always present."""
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def envelope(title: str, data: Schema, links: Iterable[str]) -> Schema:
    """That of a whole file around its `data`."""
    schema = whole(
        {
            "schema_version": {"type": "string", "description": "Version de la forme des fichiers.", "const": "1"},
            "data_version": {
                "type": "string",
                "description": "Version des données : année.mois.jour.",
                "pattern": "^20[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}$",
            },
            "licence": {
                "type": "string",
                "description": "Licence de data : l’index en donne le titre et l’adresse.",
                "enum": [one.name for one in LICENCES],
            },
            "data": data,
            "links": {
                "description": "Adresses relatives à ce fichier : index, page lisible, schéma…",
                **whole(dict.fromkeys(links, _LINK)),
            },
        }
    )
    return {"title": title, **schema}
