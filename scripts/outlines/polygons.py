"""Rings without order or direction -> polygons as RFC 7946 and OGC want them. Plane geometry, in degrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from scripts.outlines.shapes import Point, Ring

Polygon: TypeAlias = tuple[Ring, ...]


def polygons(rings: Iterable[Ring]) -> tuple[Polygon, ...]:
    """The polygons that rings bound, by the even-odd rule: exterior ring counter-clockwise, then its holes, clockwise.

    Rings are open, and meet in vertices only. One that passes twice through a vertex is cut there.
    """
    loops = sorted(
        (loop for ring in rings for loop in _loops(ring)), key=lambda loop: abs(_surface(loop)), reverse=True
    )
    found: list[list[Ring]] = []
    holder: list[list[Ring]] = []
    for rank, loop in enumerate(loops):
        around = [outer for outer in range(rank) if _inside(loop, loops[outer])]
        if len(around) % 2:
            polygon = holder[around[-1]]
            polygon.append(_turned(loop, clockwise=True))
        else:
            polygon = [_turned(loop, clockwise=False)]
            found.append(polygon)
        holder.append(polygon)
    return tuple(map(tuple, found))


def _loops(ring: Ring) -> Iterator[list[Point]]:
    """Rings that pass but once through each vertex."""
    path: list[Point] = []
    ranks: dict[Point, int] = {}
    for point in (*ring, ring[0]):
        if point in ranks:
            start = ranks[point]
            if len(path) - start > 2:
                yield path[start:]
            for left in path[start + 1 :]:
                del ranks[left]
            del path[start + 1 :]
        else:
            ranks[point] = len(path)
            path.append(point)


def _surface(ring: Sequence[Point]) -> float:
    """In square degrees, negative where the ring is clockwise."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs) / 2


def _inside(loop: Sequence[Point], outer: Sequence[Point]) -> bool:
    """Whether a loop lies in another: the middle of its first edge does, which no other edge may touch."""
    (x, y), (next_x, next_y) = loop[:2]
    at_x, at_y = (x + next_x) / 2, (y + next_y) / 2
    within = False
    (x, y) = outer[-1]
    for next_x, next_y in outer:
        if (y > at_y) != (next_y > at_y) and at_x < x + (at_y - y) / (next_y - y) * (next_x - x):
            within = not within
        x, y = next_x, next_y
    return within


def _turned(loop: Sequence[Point], *, clockwise: bool) -> Ring:
    return tuple(loop) if (_surface(loop) < 0) == clockwise else tuple(reversed(loop))
