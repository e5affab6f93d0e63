"""Writes outlines as GeoJSON (RFC 7946): compact, one feature a line, WGS84."""

import json
from collections.abc import Iterable, Mapping

import shapely
from shapely import Geometry


def collection(features: Iterable[tuple[Mapping[str, str], Geometry]]) -> bytes:
    """Write (properties, polygon or multipolygon) pairs, in the given order.

    Rings start at a fixed vertex; exterior ones are counter-clockwise, holes clockwise.
    """
    lines = ",\n".join(_feature(properties, outline) for properties, outline in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def _feature(properties: Mapping[str, str], outline: Geometry) -> str:
    oriented = shapely.orient_polygons(shapely.normalize(outline), exterior_cw=False)
    if oriented.geom_type == "MultiPolygon" and len(oriented.geoms) == 1:
        oriented = oriented.geoms[0]
    feature = {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": shapely.geometry.mapping(oriented),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
