"""The layers as one GeoPackage (OGC 12-128r18, version 1.3), made with Python's SQLite alone.

GDAL through pyogrio writes one too, but takes 0.5 s to import, 2 s where pandas is installed, and 100 MB on the
disk of whoever only builds the site. Tests read this file with it.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from functools import partial

from scripts.formats import database, edition
from scripts.formats.data_file import DataFile
from scripts.formats.database import quoted
from scripts.formats.layers import LAYERS, Layer, Shape
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.outlines.polygons import Polygon
from scripts.outlines.shapes import Bounds, bounds_of, union
from scripts.tables.rows import Rows
from scripts.tables.table import Cell, Column

PATH = f"{edition.NAME}.gpkg"
METADATA = "metadonnees"

_PAGE_BYTES = 512
_APPLICATION_ID = int.from_bytes(b"GPKG", "big")
_STANDARD_VERSION = 10300
_WGS_84 = 4326
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}

_LITTLE_ENDIAN_WITH_ENVELOPE = 0b00000011
_WKB_POLYGON = 3
_WKB_MULTIPOLYGON = 6

_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],'
    'AUTHORITY["EPSG","4326"]]'
)
_REFERENCE_SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84 geodetic", _WGS_84, "EPSG", _WGS_84, _WKT, "longitude and latitude in degrees on the WGS 84 ellipsoid"),
)

_STANDARD_TABLES = {
    "gpkg_spatial_ref_sys": (
        "srs_name TEXT NOT NULL",
        "srs_id INTEGER NOT NULL PRIMARY KEY",
        "organization TEXT NOT NULL",
        "organization_coordsys_id INTEGER NOT NULL",
        "definition TEXT NOT NULL",
        "description TEXT",
    ),
    "gpkg_contents": (
        "table_name TEXT NOT NULL PRIMARY KEY",
        "data_type TEXT NOT NULL",
        "identifier TEXT UNIQUE",
        "description TEXT DEFAULT ''",
        "last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))",
        "min_x DOUBLE",
        "min_y DOUBLE",
        "max_x DOUBLE",
        "max_y DOUBLE",
        "srs_id INTEGER",
        "CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)",
    ),
    "gpkg_geometry_columns": (
        "table_name TEXT NOT NULL",
        "column_name TEXT NOT NULL",
        "geometry_type_name TEXT NOT NULL",
        "srs_id INTEGER NOT NULL",
        "z TINYINT NOT NULL",
        "m TINYINT NOT NULL",
        "CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name)",
        "CONSTRAINT uk_gc_table_name UNIQUE (table_name)",
        "CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name)",
        "CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)",
    ),
}


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="GeoPackage",
        media_type="application/geopackage+sqlite3",
        description="Les quatre couches de contours en un fichier, pour QGIS et les autres logiciels de cartographie : "
        "cités, communes, QPV de 2015 et de 2024.",
    )


def emit(rows: Rows, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """The one file. Raises Failure where outlines are missing."""
    yield PATH, database.content(partial(_fill, rows, contours), _PAGE_BYTES)


def _fill(rows: Rows, contours: Contours, connection: sqlite3.Connection) -> None:
    model = rows.model
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {_STANDARD_VERSION:d}")
    for name, definitions in _STANDARD_TABLES.items():
        database.create(connection, name, definitions)
    database.insert(connection, "gpkg_spatial_ref_sys", _REFERENCE_SYSTEMS)
    for layer in LAYERS:
        _fill_layer(layer, rows, contours, connection)
    database.create(
        connection, METADATA, ("fid INTEGER PRIMARY KEY", "cle TEXT NOT NULL UNIQUE", "valeur TEXT NOT NULL")
    )
    statements = enumerate(edition.statements(model).items(), start=1)
    database.insert(connection, METADATA, ((fid, *pair) for fid, pair in statements))
    _declare(connection, model, METADATA, "attributes", "Métadonnées", "Version, licence, citation.", None)


def _fill_layer(layer: Layer, rows: Rows, contours: Contours, connection: sqlite3.Connection) -> None:
    database.create(
        connection, layer.name, ("fid INTEGER PRIMARY KEY", "geom MULTIPOLYGON", *map(_column, layer.columns))
    )
    bounds: list[Bounds] = []

    def numbered() -> Iterator[tuple[int | bytes | Cell, ...]]:
        for fid, (row, shape) in enumerate(layer.features(rows, contours), start=1):
            bounds.append(_bounds(shape))
            yield fid, _geometry(shape, bounds[-1]), *row

    database.insert(connection, layer.name, numbered())
    description = f"{layer.description} Version {rows.model.version}."
    _declare(connection, rows.model, layer.name, "features", layer.title, description, union(bounds))
    database.insert(connection, "gpkg_geometry_columns", [(layer.name, "geom", "MULTIPOLYGON", _WGS_84, 0, 0)])


def _declare(
    connection: sqlite3.Connection,
    model: Model,
    name: str,
    kind: str,
    title: str,
    description: str,
    bounds: Bounds | None,
) -> None:
    changed = f"{model.day}T00:00:00.000Z"
    edges = bounds or (None,) * 4
    srs = _WGS_84 if bounds else None
    database.insert(connection, "gpkg_contents", [(name, kind, title, description, changed, *edges, srs)])


def _column(column: Column) -> str:
    return f"{quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"


def _bounds(shape: Shape) -> Bounds:
    return bounds_of(polygon[0] for polygon in shape)


def _geometry(shape: Shape, bounds: Bounds) -> bytes:
    """The standard's header, with the envelope, then well-known binary."""
    west, south, east, north = bounds
    header = struct.pack("<2sBBi4d", b"GP", 0, _LITTLE_ENDIAN_WITH_ENVELOPE, _WGS_84, west, east, south, north)
    parts = b"".join(struct.pack("<BII", 1, _WKB_POLYGON, len(polygon)) + _rings(polygon) for polygon in shape)
    return header + struct.pack("<BII", 1, _WKB_MULTIPOLYGON, len(shape)) + parts


def _rings(polygon: Polygon) -> bytes:
    return b"".join(
        struct.pack(
            f"<I{2 * len(ring) + 2}d", len(ring) + 1, *(number for point in (*ring, ring[0]) for number in point)
        )
        for ring in polygon
    )
