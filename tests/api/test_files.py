"""The files hold what the tables hold, at the paths of the pages, and their links lead somewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from scripts import ROOT, api
from scripts.api.kinds import KINDS, Kind
from scripts.model.model import Model
from scripts.outlines.contours import Contours
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
        if not path.startswith(("schemas/", "openapi")) and path.endswith(".json")
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
        if path.endswith(".geojson"):
            assert document["version"] == model.version and document["license"], path
        elif not path.startswith(("schemas/", "openapi")):
            assert list(document) == ["schema_version", "data_version", "licence", "data", "links"]
            assert (document["schema_version"], document["data_version"]) == ("1", model.version)
    assert documents["qpv/qp049001.json"]["licence"]["name"] == "a-confirmer"
    assert documents["qpv/qn04901m.json"]["licence"]["name"] == "etalab-2.0"


def test_outlines_of_a_cite_are_those_of_its_list(documents: Mapping[str, Any], model: Model) -> None:
    for cite in model.cites.values():
        collection = documents[f"cites/{cite.record.slug}/qpv-2015.geojson"]
        listed = {lien.code: lien.role for lien in cite.qpv}
        assert {one["id"]: one["properties"]["role"] for one in collection["features"]} == listed
        (territoire,) = documents[f"cites/{cite.record.slug}/territoire.geojson"]["features"]
        assert territoire["id"] == cite.id


def test_lists_are_small(files: Mapping[str, bytes]) -> None:
    assert max(len(content) for path, content in files.items() if "/" not in path and path != "openapi.json") < 80_000
    assert sum(map(len, files.values())) < 6_000_000


def test_the_same_model_gives_the_same_bytes_quickly(
    files: Mapping[str, bytes], model: Model, contours: Contours
) -> None:
    start = time.process_time()
    again = dict(api.emit(model, contours))
    assert time.process_time() - start < 1.5
    assert again == dict(files)


def test_files_come_one_by_one(model: Model) -> None:
    """The first comes before any outline is read."""
    path, _ = next(iter(api.emit(model, Contours(ROOT / "nowhere"))))
    assert path == "index.json"
