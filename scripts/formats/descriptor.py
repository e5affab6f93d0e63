"""`datapackage.json`: the package described for machines, in Data Package 2 that a version 1 tool reads.

What only version 1 knows (`profile`, `role`) stands beside what only version 2 knows (`$schema`,
`roles`, `categories`, `uniqueKeys`). `unit` is ours: the standard has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from scripts.formats import csv, edition
from scripts.formats.data_file import DataFile, Written
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE, Licence
from scripts.tables.listing import tables
from scripts.tables.table import Column, ForeignKey, Table, text

PATH = "datapackage.json"

# The outlines that the registry draws from ADMIN EXPRESS are no table: nothing else would name IGN.
_OUTLINES = ("ign-admin-express-2024",)

_PROFILES = "https://datapackage.org/profiles/2.0"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Descripteur Data Package",
        media_type="application/json",
        description="Décrit pour les outils chaque table et chaque colonne des CSV, leurs clés, leurs sources et leur "
        "licence.",
    )


def emit(model: Model, written: Mapping[str, Written]) -> Iterator[tuple[str, bytes]]:
    """The descriptor of the tables; `written` gives by path what was written of each. Raises KeyError."""
    yield PATH, msgspec.json.encode(_package(model, written)) + b"\n"


def _package(model: Model, written: Mapping[str, Written]) -> dict[str, Any]:
    sources = dict.fromkeys(source for table in tables() for source in table.all_sources)
    licences = dict.fromkeys((LICENCE_OUVERTE, *(table.licence for table in tables())))
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "profile": "tabular-data-package",
        "name": "registre-cites-emploi",
        "title": edition.TITLE,
        "description": edition.DESCRIPTION,
        "version": model.version,
        "created": f"{model.day}T00:00:00Z",
        "keywords": list(edition.KEYWORDS),
        "contributors": [{"title": edition.CONTRIBUTEURS, "role": "author", "roles": ["creator"]}],
        "licenses": [_licence(licence) for licence in licences],
        "sources": [_source(model, source) for source in (*sources, *_OUTLINES)],
        "resources": [_resource(table, model, written[csv.path(table)]) for table in tables()],
    }


def _resource(table: Table, model: Model, written: Written) -> dict[str, Any]:
    resource = {
        "$schema": f"{_PROFILES}/dataresource.json",
        "profile": "tabular-data-resource",
        "type": "table",
        "name": table.name,
        "path": csv.path(table),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.bytes,
        "hash": f"sha256:{written.sha256}",
        "dialect": csv.DIALECT,
        "licenses": [_licence(table.licence)],
        "schema": _schema(table),
    }
    if table.all_sources:
        resource["sources"] = [_source(model, source) for source in table.all_sources]
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        schema["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(key) for key in table.foreign_keys]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        "example": text(column.example),
    }
    if column.unit:
        field["unit"] = column.unit
    if column.categories:
        field["categories"] = [{"value": one.value, "label": one.label} for one in column.categories]
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "enum": [one.value for one in column.categories] or None,
    }
    present = {name: value for name, value in constraints.items() if value is not None}
    if present:
        field["constraints"] = present
    return field


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    columns = list(key.columns)
    return {"fields": columns, "reference": {"resource": key.table, "fields": columns}}


def _licence(licence: Licence) -> dict[str, str]:
    described = {"name": licence.name, "title": licence.title}
    return described | {"path": licence.path} if licence.path else described


def _source(model: Model, source_id: str) -> dict[str, str]:
    source = model.sources[source_id]
    described = {"title": f"{source.editeur}, « {source.titre} »"}
    if source.url:
        described["path"] = source.url
    if source.date:
        described["version"] = source.date
    return described
