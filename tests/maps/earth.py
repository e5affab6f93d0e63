"""Distances on the ground."""

from __future__ import annotations

import math


def great_circle(one, other):
    """Metres between two places (longitude, latitude in degrees), on a sphere of the mean radius of the Earth."""
    (a, b), (c, d) = ([math.radians(value) for value in point] for point in (one, other))
    return 6_371_009 * math.acos(math.sin(b) * math.sin(d) + math.cos(b) * math.cos(d) * math.cos(a - c))
