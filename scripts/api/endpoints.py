"""The table of the API: every endpoint, from which `emit` writes the files and `openapi.json` describes them.

The version is in the address: `v1` may gain endpoints and fields. A field, an endpoint or an identifier that would
be removed, renamed or given another type makes `v2`; `tests/api/v1.txt` holds what v1 has promised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.api import objects, openapi, wholes
from scripts.api.endpoint import Endpoint, Parameter
from scripts.api.envelope import document, encoded
from scripts.api.kinds import KINDS
from scripts.api.objects import TO_SITE
from scripts.api.records import Records
from scripts.api.schemas import DIALECT, array, envelope, whole
from scripts.formats import edition, geojson
from scripts.formats.layers import LAYERS
from scripts.tables.licences import LICENCES

_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri-reference"}


def _index(records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    data = {
        "titre": edition.TITLE,
        "description": edition.DESCRIPTION,
        "listes": [
            {
                "nom": kind.list_path,
                "titre": kind.table.title,
                "nombre": len(records.files[kind.table.name]),
                "href": f"{kind.list_path}.json",
            }
            for kind in KINDS
        ],
        "contours": [
            {
                "nom": layer.name,
                "titre": layer.title,
                "description": layer.description,
                "cle": layer.columns[0].name,
                "licence": layer.licence.name,
                "href": f"{TO_SITE}{edition.ON_SITE}{geojson.path(layer)}",
            }
            for layer in LAYERS
        ],
        "chemins": [{"chemin": one.path, "titre": one.title} for one in ENDPOINTS],
        "licences": [{"nom": one.name, "titre": one.title, "adresse": one.path} for one in LICENCES],
    }
    links = {
        "page": "../../donnees/api/",
        "openapi": "openapi.json",
        "data": "../../donnees/paquet/datapackage.json",
        "schema": "schemas/index.json",
    }
    yield {}, document(records.model, data, links)


def _openapi(records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    yield {}, encoded(openapi.document(ENDPOINTS, records.model))


def _schemas(_records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    for endpoint in ENDPOINTS:
        for name, schema in endpoint.schemas.items():
            yield {"nom": name}, encoded({"$schema": DIALECT} | schema)


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        path="index.json",
        title="Index",
        description="Par où commencer : les listes, les contours, tous les chemins, les licences.",
        schemas={
            "index": envelope(
                "Index",
                whole(
                    {
                        "titre": _TEXT,
                        "description": _TEXT,
                        "listes": array(
                            whole({"nom": _TEXT, "titre": _TEXT, "nombre": {"type": "integer"}, "href": _ADDRESS})
                        ),
                        "contours": array(
                            whole(
                                {
                                    **dict.fromkeys(("nom", "titre", "description"), _TEXT),
                                    "cle": _TEXT | {"description": "La colonne que répète l’id de chaque objet."},
                                    "licence": _TEXT,
                                    "href": _ADDRESS,
                                }
                            )
                        ),
                        "chemins": array(whole({"chemin": _TEXT, "titre": _TEXT})),
                        "licences": array(
                            whole({"nom": _TEXT, "titre": _TEXT, "adresse": _ADDRESS | {"type": ["string", "null"]}})
                        ),
                    }
                ),
                ("page", "openapi", "data", "schema"),
            )
        },
        documents=_index,
    ),
    *objects.ENDPOINTS,
    *wholes.ENDPOINTS,
    Endpoint(
        path="openapi.json",
        title="Description OpenAPI",
        description="Ce que décrit ce fichier, pour les outils (OpenAPI 3.1).",
        documents=_openapi,
    ),
    Endpoint(
        path="schemas/{nom}.json",
        title="Schéma d’un fichier",
        description="JSON Schema 2020-12 ; chaque fichier donne le sien dans links.",
        parameters=(Parameter("nom", "Nom du schéma.", "cite"),),
        documents=_schemas,
    ),
)
