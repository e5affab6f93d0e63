"""`openapi.json`: the endpoints described in OpenAPI 3.1, for the tools that read it.

Its schemas are the files that `links.schema` names: nothing is described twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.api.endpoint import Endpoint
from scripts.formats import edition
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE

JSON = "application/json"

_DESCRIPTION = (
    "Fichiers statiques : aucune clé, aucun quota. Les champs sont les colonnes des tables. La version 1 peut recevoir "
    "des champs ; elle n’en perd pas, ni d’identifiant : ce serait la version 2, à une autre adresse."
)


def document(endpoints: Iterable[Endpoint], model: Model) -> Mapping[str, Any]:
    """The whole description."""
    endpoints = tuple(endpoints)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": edition.TITLE,
            "version": model.version,
            "summary": "Interface statique, version 1",
            "description": _DESCRIPTION,
            "license": {"name": LICENCE_OUVERTE.title, "url": LICENCE_OUVERTE.path},
        },
        # From the folder of this file, the same folder without its final slash: paths begin with one.
        "servers": [{"url": "../v1"}],
        "paths": {f"/{endpoint.path}": {"get": _operation(endpoint)} for endpoint in endpoints},
        "components": {
            "schemas": {name: {"$ref": f"schemas/{name}.json"} for one in endpoints for name in one.schemas}
        },
    }


def _operation(endpoint: Endpoint) -> Mapping[str, Any]:
    references = [{"$ref": f"#/components/schemas/{name}"} for name in endpoint.schemas]
    schema = {"type": "object"} if not references else references[0] if len(references) == 1 else {"oneOf": references}
    operation = {
        "operationId": endpoint.path.translate(
            {ord(character): "_" for character in "/.-"} | {ord("{"): None, ord("}"): None}
        ),
        "summary": endpoint.title,
        "description": endpoint.description,
        "responses": {"200": {"description": endpoint.title, "content": {JSON: {"schema": schema}}}},
    }
    if endpoint.parameters:
        operation["parameters"] = [
            {
                "name": parameter.name,
                "in": "path",
                "required": True,
                "description": parameter.description,
                "schema": {"type": "string", "pattern": "^[a-z0-9_-]+$"},
                "example": parameter.example,
            }
            for parameter in endpoint.parameters
        ]
    return operation
