"""The outlines that a position is tested against in the browser: QPV of both generations, as integers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from scripts.outlines.contours import Contours, Outline
from scripts.outlines.shapes import Ring

SCALE = 100_000
TOLERANCE_M = 11


def outlines(contours: Contours) -> bytes:
    """The outlines, as JSON: `tolerance` in metres, and rings by code.

    A ring is text: x and y of each vertex, less those of the one before (of the ring before, for the first), in
    units of 1/scale degree. Holes stand among the rings: a point is inside where it crosses an odd number of edges.
    Raises Failure where a file is missing or is not what it should be.
    """
    content = {
        "scale": SCALE,
        "tolerance": TOLERANCE_M,
        "qpv2015": _layer(contours.qpv_2015),
        "qpv2024": _layer(contours.qpv_2024),
    }
    return json.dumps(content, separators=(",", ":")).encode()


def _layer(outlines_by_code: Mapping[str, Outline]) -> dict[str, list[str]]:
    return {code: list(_rings(outlines_by_code[code].rings)) for code in sorted(outlines_by_code)}


def _rings(rings: Iterable[Ring]) -> Iterable[str]:
    x = y = 0
    for ring in rings:
        numbers: list[int] = []
        for longitude, latitude in ring:
            here = round(longitude * SCALE), round(latitude * SCALE)
            numbers += (here[0] - x, here[1] - y)
            x, y = here
        yield " ".join(map(str, numbers))
