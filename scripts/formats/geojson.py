"""Each layer as GeoJSON (RFC 7946): WGS 84, five decimals (about a metre) as in the reference outlines.

The version and the licence are members of the collection, which the standard lets stand there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import msgspec

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.formats.layers import LAYERS, Layer
from scripts.outlines.contours import Contours
from scripts.outlines.polygons import Polygon
from scripts.outlines.shapes import Point
from scripts.tables.rows import Rows

_END = b"]}"
_encoder = msgspec.json.Encoder()


def path(layer: Layer) -> str:
    """Where the file of a layer is in the package."""
    return f"geojson/{layer.name}.geojson"


def files() -> Iterator[DataFile]:
    """One file per layer."""
    for layer in LAYERS:
        yield DataFile(
            path=path(layer),
            label=f"{layer.title}, contours (GeoJSON)",
            media_type="application/geo+json",
            description=layer.description,
        )


def emit(rows: Rows, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """One file per layer. Raises Failure where outlines are missing."""
    for layer in LAYERS:
        yield path(layer), content(layer, rows, contours)


def content(layer: Layer, rows: Rows, contours: Contours) -> bytes:
    """The bytes of one layer, to which each object is added as soon as it is drawn. Raises Failure as `emit`."""
    empty = {
        "type": "FeatureCollection",
        "name": layer.name,
        "title": layer.title,
        "description": layer.description,
        "version": rows.model.version,
        "attribution": edition.citation(rows.model),
        "license": layer.licence.title,
        "features": [],
    }
    collection = io.BytesIO()
    collection.write(_encoder.encode(empty).removesuffix(_END))
    for rank, feature in enumerate(_features(layer, rows, contours)):
        collection.write(b"," * (rank > 0) + _encoder.encode(feature))
    collection.write(_END + b"\n")
    return collection.getvalue()


def _features(layer: Layer, rows: Rows, contours: Contours) -> Iterator[dict[str, Any]]:
    names = [column.name for column in layer.columns]
    for row, shape in layer.features(rows, contours):
        yield {
            "type": "Feature",
            "id": row[0],
            "properties": dict(zip(names, row, strict=True)),
            "geometry": {"type": "MultiPolygon", "coordinates": [_rings(polygon) for polygon in shape]},
        }


def _rings(polygon: Polygon) -> list[tuple[Point, ...]]:
    """The rings of a polygon, closed: the first position comes again at the end."""
    return [(*ring, ring[0]) for ring in polygon]
