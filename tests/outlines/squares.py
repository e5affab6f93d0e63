"""Two squares that share an edge, and the surface of a ring."""

from __future__ import annotations

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
NEXT = ((10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0))


def surface(ring):
    return abs(sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2
