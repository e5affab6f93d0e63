"""The files hold what the tables hold, at the paths of the pages, and their links lead somewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from scripts import api
from scripts.api.kinds import KINDS, Kind
from scripts.metadata import dcat
from scripts.model.model import Model
from scripts.tables.listing import tables
from tests.built_site import Site

TABLES = {table.name: table for table in tables()}


def dicts(model: Model, name: str) -> list[dict[str, Any]]:
    names = [column.name for column in TABLES[name].columns]
    return [json.loads(json.dumps(dict(zip(names, row, strict=True)), default=str)) for row in TABLES[name].rows(model)]


def objects(kind: Kind, documents: Mapping[str, Any], model: Model) -> Mapping[str, Any]:
    return {key: documents[f"{path.rstrip('/')}.json"]["data"] for key, path in kind.paths(model).items()}


def links(value: Any) -> Iterator[str]:
    """Every address that a document gives."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "href" and inner is not None:
                yield inner
            elif key == "links":
                yield from inner.values()
            else:
                yield from links(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links(inner)


def test_the_site_holds_the_very_files(files: Mapping[str, bytes], site: Site) -> None:
    folder = site.folder / api.ROOT
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert there.keys() == files.keys()
    assert [path for path, content in files.items() if there[path].read_bytes() != content] == []


def test_every_object_that_has_a_page_has_a_file_at_the_same_path(files: Mapping[str, bytes], site: Site) -> None:
    sections = {kind.page.rstrip("/") for kind in KINDS}
    pages = {path.removesuffix("/index.html") for path in site.documents if path.count("/") == 2}
    objects = {path for path in files if path.count("/") == 1 and path.partition("/")[0] in sections}
    assert objects == {f"{page}.json" for page in pages if page.partition("/")[0] in sections}


def test_links_lead_somewhere(documents: Mapping[str, Any], site: Site) -> None:
    there = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*")}
    dead = {
        (path, link)
        for path, document in documents.items()
        if not path.startswith(("schemas/", "openapi"))
        for link in links(document)
        if normpath(join(dirname(api.ROOT + path), link)) not in there
    }
    assert dead == set()


def test_objects_are_the_rows_of_their_table(documents: Mapping[str, Any], model: Model) -> None:
    for kind in KINDS:
        rows = {row[kind.key]: row for row in dicts(model, kind.table.name)}
        found = objects(kind, documents, model)
        assert {key: {name: data[name] for name in rows[key]} for key, data in found.items()} == {
            key: rows[key] for key in found
        }


def test_parts_are_the_rows_that_bear_the_key(documents: Mapping[str, Any], model: Model) -> None:
    for kind in KINDS:
        for name, part in kind.nested.parts.items():
            told = {
                tuple(sorted((key, str(value)) for key, value in {**one, kind.key: data[kind.key]}.items()))
                for data in objects(kind, documents, model).values()
                for one in (
                    {k: v for k, v in item.items() if k in {c.name for c in part.table.columns}} for item in data[name]
                )
            }
            keys = set(kind.paths(model))
            rows = {
                tuple(sorted((key, str(value)) for key, value in row.items()))
                for row in dicts(model, part.table.name)
                if row[kind.key] in keys
            }
            assert told == rows, (kind.name, name)


def test_every_provenance_has_its_sources(documents: Mapping[str, Any]) -> None:
    known = {source["source_id"] for source in documents["sources.json"]["data"]}

    def provenances(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "confiance" in value:
                yield value
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                yield from provenances(inner)

    found = [
        one
        for path, document in documents.items()
        if not path.startswith(("schemas/", "openapi"))
        for one in provenances(document)
    ]
    assert len(found) > 1000
    for one in found:
        assert one["sources"] and set(one["sources"]) <= known


def test_leading_zeros_and_generations_are_kept(documents: Mapping[str, Any]) -> None:
    assert documents["communes/02381.json"]["data"]["code_insee_2024"] == "02381"
    assert documents["departements/02.json"]["data"]["code_departement"] == "02"
    for path, document in documents.items():
        if path.startswith("qpv/"):
            assert ("code_qp_2015" in document["data"]) == path.startswith("qpv/qp")
            assert ("code_qp_2024" in document["data"]) == path.startswith("qpv/qn")


def test_every_file_tells_its_versions_and_its_licence(documents: Mapping[str, Any], model: Model) -> None:
    for path, document in documents.items():
        if not path.startswith(("schemas/", "openapi")):
            assert list(document) == ["schema_version", "data_version", "licence", "data", "links"]
            assert (document["schema_version"], document["data_version"]) == ("1", model.version)
    assert documents["qpv/qp049001.json"]["licence"] == "a-confirmer"
    assert documents["qpv/qn04901m.json"]["licence"] == "etalab-2.0"


def test_the_index_tells_every_licence_in_full(documents: Mapping[str, Any]) -> None:
    told = {one["nom"]: one for one in documents["index.json"]["data"]["licences"]}
    assert told["etalab-2.0"]["adresse"].startswith("https://www.etalab.gouv.fr/")
    assert "confirmer" in told["a-confirmer"]["titre"] and told["a-confirmer"]["adresse"] is None
    used = {document["licence"] for document in documents.values() if "licence" in document}
    assert used == told.keys()


def test_lists_lead_to_the_outlines_of_their_objects(documents: Mapping[str, Any], site: Site) -> None:
    """The id of an outline is the key of an object; QPV of a generation have theirs, whatever has none is known."""
    layers = {one["href"]: one for one in documents["index.json"]["data"]["contours"]}
    led = {}
    for kind in KINDS:
        document = documents[f"{kind.list_path}.json"]
        if "geojson" in document["links"]:
            layer = layers[document["links"]["geojson"]]
            led[kind.list_path] = layer["nom"]
            collection = json.loads((site.folder / normpath(join(api.ROOT, layer["href"]))).read_bytes())
            assert collection["license"] == next(
                one["titre"]
                for one in documents["index.json"]["data"]["licences"]
                if one["nom"] == layer["licence"] == document["licence"]
            )
            keys = {one[kind.key] for one in document["data"]}
            drawn = {one["id"] for one in collection["features"]}
            assert layer["cle"] == kind.key and keys <= drawn, kind.list_path
    assert led == {"cites": "cites", "communes": "communes_2024", "qpv-2015": "qpv_2015", "qpv-2024": "qpv_2024"}
    assert set(led.values()) == {one["nom"] for one in layers.values()}


def test_lists_are_small(files: Mapping[str, bytes]) -> None:
    assert max(len(content) for path, content in files.items() if "/" not in path) < 80_000


def test_the_whole_set_is_small(site: Site) -> None:
    """Data package, catalogue, API and schemas: 12 MB at most."""
    folders = ("donnees/paquet", "api", "schemas")
    files = [path for folder in folders for path in (site.folder / folder).rglob("*") if path.is_file()]
    assert len(files) > 1900
    assert sum(path.stat().st_size for path in (*files, site.folder / dcat.PATH)) < 12_000_000


def test_the_same_model_gives_the_same_bytes_quickly(files: Mapping[str, bytes], model: Model) -> None:
    start = time.process_time()
    again = dict(api.emit(model))
    assert time.process_time() - start < 1.5
    assert again == dict(files)


def test_files_come_one_by_one(model: Model) -> None:
    path, _ = next(iter(api.emit(model)))
    assert path == "index.json"
