"""Each layer as GeoJSON (RFC 7946): WGS 84, five decimals (about a metre) as in the reference outlines.

The version and the licence are members of the collection, which the standard lets stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.formats.layers import LAYERS, Drawn, Layer
from scripts.model.model import Model
from scripts.outlines.polygons import Polygon
from scripts.outlines.shapes import Point
from scripts.tables.table import Row


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


def emit(model: Model, layers: Iterable[Drawn]) -> Iterator[tuple[str, bytes]]:
    """One file per layer."""
    for layer, features in layers:
        yield path(layer), _content(layer, features, model)


def _content(layer: Layer, features: Iterable[tuple[Row, tuple[Polygon, ...]]], model: Model) -> bytes:
    collection = {
        "type": "FeatureCollection",
        "name": layer.name,
        "title": layer.title,
        "description": layer.description,
        "version": model.version,
        "attribution": edition.citation(model),
        "license": layer.licence.title,
        "features": [_feature(layer, row, shape) for row, shape in features],
    }
    return msgspec.json.encode(collection) + b"\n"


def _feature(layer: Layer, row: Row, shape: tuple[Polygon, ...]) -> dict[str, Any]:
    names = (column.name for column in layer.columns)
    return {
        "type": "Feature",
        "id": row[0],
        "properties": dict(zip(names, row, strict=True)),
        "geometry": {"type": "MultiPolygon", "coordinates": [_rings(polygon) for polygon in shape]},
    }


def _rings(polygon: Polygon) -> list[tuple[Point, ...]]:
    """The rings of a polygon, closed: the first position comes again at the end."""
    return [(*ring, ring[0]) for ring in polygon]
