"""GeoJSON files are RFC 7946, hold the properties of the tables, and GDAL opens them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyogrio
import pytest
import shapely
from shapely.geometry import shape

from scripts.formats import geojson as writer
from scripts.formats.layers import LAYERS, Layer
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from tests.formats.hostile import FORMULAS, HOSTILE, hostile

COUNTS = {"cites": 84, "communes_2024": 283, "qpv_2015": 555, "qpv_2024": 606}
BY_NAME = {layer.name: layer for layer in LAYERS}

each_layer = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)


def read(files: dict[str, bytes], name: str) -> dict:
    return json.loads(files[writer.path(BY_NAME[name])])


@each_layer
def test_a_file_holds_every_object_once(files: dict[str, bytes], layer: Layer) -> None:
    features = read(files, layer.name)["features"]
    assert len({feature["id"] for feature in features}) == len(features) == COUNTS[layer.name]


@each_layer
def test_outlines_are_as_rfc_7946_says(files: dict[str, bytes], layer: Layer) -> None:
    for feature in read(files, layer.name)["features"]:
        outline = shape(feature["geometry"])
        assert outline.geom_type == "MultiPolygon" and outline.is_valid, feature["id"]
        for polygon in outline.geoms:
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)
        points = shapely.get_coordinates(outline)
        assert (points.round(5) == points).all()


@pytest.mark.parametrize(
    ("layer", "table"), [("cites", "cites"), ("communes_2024", "communes"), ("qpv_2015", "qpv_2015"), ("qpv_2024",) * 2]
)
def test_properties_are_those_of_the_tables(model: Model, files: dict[str, bytes], layer: str, table: str) -> None:
    described = next(one for one in tables() if one.name == table)
    names = [column.name for column in described.columns]
    rows = {row[0]: dict(zip(names, row, strict=True)) for row in described.rows(model)}
    for feature in read(files, layer)["features"]:
        properties = feature["properties"]
        assert {name: properties[name] for name in names} == rows[feature["id"]]


def test_qpv_name_their_cites_and_those_that_they_straddle(model: Model, files: dict[str, bytes]) -> None:
    found = {feature["id"]: feature["properties"] for feature in read(files, "qpv_2015")["features"]}
    assert found.keys() == model.cites_by_qpv_2015.keys()
    pairs = Counter(len(properties["cite_ids"].split()) for properties in found.values())
    assert pairs == {1: 540, 2: 15}
    a_cheval = sum(len((properties["cite_ids_a_cheval"] or "").split()) for properties in found.values())
    assert a_cheval == sum(lien.role == "a_cheval" for cite in model.cites.values() for lien in cite.qpv)


def test_a_cite_lies_on_its_communes_and_not_on_those_left_out(files: dict[str, bytes], contours: Contours) -> None:
    outlines = {feature["id"]: shape(feature["geometry"]) for feature in read(files, "cites")["features"]}

    def surface(code: str) -> shapely.MultiPolygon:
        return shapely.MultiPolygon([(exterior, holes) for exterior, *holes in contours.communes[code].polygons])

    drancy, tremblay = surface("93029"), surface("93073")
    holders = {code for code, outline in outlines.items() if outline.intersection(tremblay).area > 0.5 * tremblay.area}
    assert holders == {"cde-020"}
    assert any(outline.intersection(drancy).area > 0.99 * drancy.area for outline in outlines.values())


@each_layer
def test_it_says_its_version_and_its_licence(model: Model, files: dict[str, bytes], layer: Layer) -> None:
    collection = read(files, layer.name)
    assert collection["version"] == model.version
    assert collection["license"] == layer.licence.title
    assert ("confirmer" in collection["license"]) == (layer.name == "qpv_2015")


@each_layer
def test_gdal_opens_it(folder: Path, layer: Layer) -> None:
    found = pyogrio.read_info(folder / writer.path(layer))
    assert (found["features"], found["crs"]) == (COUNTS[layer.name], "EPSG:4326")


@pytest.mark.parametrize("name", (*FORMULAS, *HOSTILE))
def test_hostile_names_survive(model: Model, contours: Contours, name: str) -> None:
    other = hostile(model, name)
    content = writer.content(BY_NAME["qpv_2015"], Rows(other), contours)
    assert {feature["properties"]["nom"] for feature in json.loads(content)["features"]} == {name}
