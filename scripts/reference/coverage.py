"""Polygons that tile a territory: cleaned, simplified and rounded all at once.

Simplifying them together keeps every shared border the same on both sides, vertex for vertex.
A coverage maps a code to a polygon or multipolygon in degrees (WGS84).
"""

import math
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import shapely
from shapely import Geometry

from scripts.failures import Failure

METRES_PER_DEGREE = 111_320.0

# Width of the gaps that the published simplification left between communes: the widest is some
# 230 m across, the first real hole (the Spanish enclave of Llívia) ten times that.
GAP_WIDTH_DEGREES = 0.003

Coverage = Mapping[str, Geometry]
Zone = Callable[[str], str]


def clean(coverage: Coverage) -> dict[str, Geometry]:
    """Remove the small overlaps and gaps of the source, so that neighbours share their border."""
    outlines = shapely.coverage_clean(list(coverage.values()), gap_width=GAP_WIDTH_DEGREES)
    return dict(zip(coverage, outlines, strict=True))


def simplify(coverage: Coverage, zone: Zone, tolerance_metres: float, decimals: int) -> dict[str, Geometry]:
    """Simplify the whole coverage, then round its coordinates (degrees) to `decimals`.

    `tolerance_metres` is the square root of the area of the triangles that may be removed.
    `zone` names the part of the world that a code belongs to: within one, longitudes are scaled
    by the cosine of the middle latitude, so that the tolerance is in metres.
    Raises Failure when rounding breaks the coverage.
    """
    scales = _scales(coverage, zone)
    metric = [_scaled(outline, scales[zone(code)]) for code, outline in coverage.items()]
    simplified = shapely.coverage_simplify(metric, tolerance_metres)
    rounded = {
        code: _rounded(outline, scales[zone(code)], decimals)
        for code, outline in zip(coverage, simplified, strict=True)
    }
    outlines = list(rounded.values())
    if not (shapely.is_valid(outlines).all() and shapely.coverage_is_valid(outlines)):
        raise Failure(
            f"Les contours simplifiés à {tolerance_metres:g} m et arrondis à {decimals} décimales "
            "ne se raccordent plus."
        )
    return rounded


def merge(coverage: Coverage, codes: Iterable[str]) -> Geometry:
    """Merge some polygons of a coverage into one outline, keeping its vertices."""
    return shapely.coverage_union_all([coverage[code] for code in codes])


def touching(coverage: Coverage, outlines: Iterable[Geometry]) -> frozenset[str]:
    """Codes of the polygons that touch, or are, one of some outlines."""
    everything = list(coverage)
    tree = shapely.STRtree(list(coverage.values()))
    ranks = tree.query(list(outlines), predicate="intersects")[1]
    return frozenset(everything[rank] for rank in ranks)


def square_around(outlines: Iterable[Geometry], reach: float) -> Geometry:
    """A rectangle in degrees, square in metres, around the middle of some outlines.

    From its middle to a side, it measures `reach` times the greater of their width and height.
    """
    west, south, east, north = shapely.total_bounds(list(outlines))
    x, y = (west + east) / 2, (south + north) / 2
    shrink = math.cos(math.radians(y))
    half = reach * max((east - west) * shrink, north - south)
    return shapely.box(x - half / shrink, y - half, x + half / shrink, y + half)


def outside(coverage: Coverage, sheet: Geometry, decimals: int) -> Geometry:
    """What a sheet shows that no polygon of the coverage covers, with their vertices; empty where they cover it all."""
    land = shapely.coverage_union_all([coverage[code] for code in touching(coverage, [sheet])])
    return shapely.set_precision(shapely.difference(sheet, land), 10**-decimals)


def _scales(coverage: Coverage, zone: Zone) -> dict[str, np.ndarray]:
    """Metres per degree of longitude and of latitude, by zone."""
    latitudes: dict[str, tuple[float, float]] = {}
    for code, outline in coverage.items():
        _, south, _, north = outline.bounds
        lowest, highest = latitudes.get(zone(code), (south, north))
        latitudes[zone(code)] = (min(lowest, south), max(highest, north))
    return {
        name: METRES_PER_DEGREE * np.array([math.cos(math.radians((low + high) / 2)), 1.0])
        for name, (low, high) in latitudes.items()
    }


def _scaled(outline: Geometry, scale: np.ndarray) -> Geometry:
    return shapely.transform(outline, lambda points: points * scale)


def _rounded(outline: Geometry, scale: np.ndarray, decimals: int) -> Geometry:
    return shapely.transform(outline, lambda points: np.round(points / scale, decimals))
