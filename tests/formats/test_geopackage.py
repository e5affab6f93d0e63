"""The GeoPackage holds the same layers as the GeoJSON files, and GDAL finds nothing to say against it."""

from __future__ import annotations

import json
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio
import pyogrio.raw
import pytest
import shapely
from shapely.geometry import shape

from scripts.formats import geojson
from scripts.formats import geopackage as writer
from scripts.formats.layers import LAYERS, Layer
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.tables.rows import Rows
from tests.formats.hostile import FORMULAS, HOSTILE, hostile

each_layer = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / writer.PATH}?mode=ro", uri=True)) as connection:
        yield connection


@each_layer
def test_a_layer_reads_back_as_its_geojson(folder: Path, files: dict[str, bytes], layer: Layer) -> None:
    features = json.loads(files[geojson.path(layer)])["features"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        meta, _, geometries, fields = pyogrio.raw.read(folder / writer.PATH, layer=layer.name)
    assert meta["crs"] == "EPSG:4326" and meta["geometry_type"] == "MultiPolygon"
    outlines = shapely.from_wkb(geometries)
    assert shapely.equals_exact(outlines, [shape(feature["geometry"]) for feature in features]).all()
    assert list(meta["fields"]) == [column.name for column in layer.columns]
    for name, values in zip(meta["fields"], fields, strict=True):
        found = [None if value != value else value for value in values.tolist()]
        assert found == [feature["properties"][name] for feature in features], name


def test_layers_and_their_description(model: Model, folder: Path) -> None:
    assert [name for name, _ in pyogrio.list_layers(folder / writer.PATH)] == [
        *(layer.name for layer in LAYERS),
        writer.METADATA,
    ]
    for layer in LAYERS:
        said = pyogrio.read_info(folder / writer.PATH, layer=layer.name)["layer_metadata"]
        assert said["IDENTIFIER"] == layer.title
        assert said["DESCRIPTION"].endswith(f"Version {model.version}.")


def test_what_the_standard_wants(database: sqlite3.Connection, model: Model) -> None:
    def one(query: str) -> object:
        return database.execute(query).fetchone()[0]

    assert one("PRAGMA application_id") == 0x47504B47
    assert one("PRAGMA user_version") == 10300
    assert one("PRAGMA integrity_check") == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {0, -1, 4326} <= {srs for (srs,) in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    day = model.version.replace(".", "-")
    changed = database.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert changed == [(f"{day}T00:00:00.000Z",)]
    assert one("SELECT valeur FROM metadonnees WHERE cle = 'version'") == model.version


@each_layer
def test_bounds_are_those_of_the_outlines(folder: Path, database: sqlite3.Connection, layer: Layer) -> None:
    declared = database.execute(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (layer.name,)
    ).fetchone()
    _, _, geometries, _ = pyogrio.raw.read(folder / writer.PATH, layer=layer.name, columns=[])
    assert declared == tuple(shapely.total_bounds(shapely.from_wkb(geometries)).tolist())


def test_gdal_finds_what_is_at_a_place(folder: Path) -> None:
    _, _, _, (names,) = pyogrio.raw.read(
        folder / writer.PATH, layer="cites", columns=["nom"], bbox=(-0.56, 47.47, -0.55, 47.48)
    )
    assert names.tolist() == ["Angers Loire Métropole"]


@pytest.mark.parametrize("name", (*FORMULAS, *HOSTILE))
def test_hostile_names_survive(model: Model, contours: Contours, name: str, tmp_path: Path) -> None:
    other = hostile(model, name)
    ((path, content),) = writer.emit(Rows(other), contours)
    (tmp_path / path).write_bytes(content)
    _, _, _, (found,) = pyogrio.raw.read(tmp_path / path, layer="qpv_2015", columns=["nom"], read_geometry=False)
    assert set(found) == {name}
