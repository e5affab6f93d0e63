"""The files of the kinds of objects: one an object, one a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename

from scripts.api.endpoint import Endpoint, Parameter
from scripts.api.envelope import document
from scripts.api.kinds import CONTRAT_2015, CONTRAT_2024, KINDS, QPV_2015, QPV_2024, Kind
from scripts.api.nesting import HREF
from scripts.api.records import Records, cells
from scripts.api.schemas import Schema, envelope, listed, of_nested
from scripts.formats import edition, geojson
from scripts.tables.table import Column

TO_ROOT = "../"
TO_SITE = "../../"
SCHEMAS = "schemas/"

_LINKS = ("index", "list", "page", "schema")


def _object_schema(kind: Kind) -> Schema:
    return envelope(kind.titre, of_nested(kind.nested) | {"description": kind.table.description}, _LINKS)


def _objects(kind: Kind, records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    pages = kind.paths(records.model)
    for record in records.objects(kind.nested, pages, TO_ROOT):
        page = pages[record[kind.key]]
        name = basename(page.rstrip("/"))
        links = {
            "index": f"{TO_ROOT}index.json",
            "list": f"{TO_ROOT}{kind.list_path}.json",
            "page": f"{TO_ROOT}{TO_SITE}{page}",
            "schema": f"{TO_ROOT}{SCHEMAS}{kind.name}.json",
        }
        yield {"nom": name}, document(records.model, record, links, kind.table.licence)


def _columns(kind: Kind) -> tuple[Column, ...]:
    return tuple(kind.table.column(name) for name in kind.listed)


def _list(kind: Kind, records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    files = records.files[kind.table.name]
    listed_cells = cells(kind.table, kind.listed)
    data = [
        dict(zip(kind.listed, listed_cells(row), strict=True)) | {HREF: files[row[0]]}
        for row in records.rows(kind.table)
        if row[0] in files
    ]
    links = {
        "index": "index.json",
        "page": TO_SITE + kind.page,
        "schema": f"{SCHEMAS}{kind.list_name}.json",
    }
    if kind.layer:
        links["geojson"] = f"{TO_SITE}{edition.ON_SITE}{geojson.path(kind.layer)}"
    yield {}, document(records.model, data, links, kind.table.licence)


def _object_endpoint(kinds: tuple[Kind, ...], title: str, description: str, example: str) -> Endpoint:
    """The endpoint of kinds whose pages lie in one section."""
    return Endpoint(
        path=f"{kinds[0].page}{{nom}}.json",
        title=title,
        description=description,
        parameters=(
            Parameter("nom", "Dernière partie de l’adresse de la page : nom ou code, en minuscules.", example),
        ),
        schemas={kind.name: _object_schema(kind) for kind in kinds},
        documents=lambda records: (found for kind in kinds for found in _objects(kind, records)),
    )


def _list_endpoint(kind: Kind) -> Endpoint:
    return Endpoint(
        path=f"{kind.list_path}.json",
        title=f"Liste : {kind.table.title}",
        description="Les objets qui ont un fichier, donc ceux qui touchent une cité, avec son adresse"
        f"{' ; links.geojson mène à leurs contours' if kind.layer else ''}.",
        schemas={
            kind.list_name: envelope(
                f"Liste : {kind.table.title}",
                listed(_columns(kind)),
                ("index", "page", "schema", *(("geojson",) if kind.layer else ())),
            )
        },
        documents=lambda records: _list(kind, records),
    )


def _alone(kind: Kind, example: str) -> Endpoint:
    return _object_endpoint(
        (kind,), kind.titre, f"Ligne de la table « {kind.table.name} » et lignes qui en parlent.", example
    )


_OF_ONE_KIND = {"cite": "angers-loire-metropole", "commune": "49007", "departement": "49", "region": "52"}

ENDPOINTS = (
    *map(_list_endpoint, KINDS),
    *(_alone(kind, _OF_ONE_KIND[kind.name]) for kind in KINDS if kind.name in _OF_ONE_KIND),
    _object_endpoint(
        (QPV_2015, QPV_2024),
        "Quartier prioritaire (QPV), de l’une ou l’autre génération",
        "La génération se lit dans le code (qp… pour 2015, qn… pour 2024) et dans le nom de la colonne qui le porte : "
        "code_qp_2015 ou code_qp_2024.",
        "qp049001",
    ),
    _object_endpoint(
        (CONTRAT_2015, CONTRAT_2024),
        "Contrat de ville, de l’une ou l’autre génération",
        "La génération se lit dans le code (cv… pour 2015, cn… pour 2024) et dans le nom de la colonne qui le porte : "
        "code_cv_2015 ou code_cv_2024.",
        "cv153",
    ),
)
