"""Small plane geometry on rings: bounds, clipping to a rectangle, a point well inside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = Sequence[Point]
Bounds: TypeAlias = tuple[float, float, float, float]

SCAN_LINES = 7


def bounds_of(rings: Iterable[Ring]) -> Bounds:
    """Smallest x, smallest y, largest x, largest y of all points. Raises ValueError where there is none."""
    points = [point for ring in rings for point in ring]
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def union(bounds: Iterable[Bounds]) -> Bounds:
    """The bounds of several bounds. Raises ValueError where there is none."""
    wests, souths, easts, norths = zip(*bounds, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def meet(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles have more than a side in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def apart(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles have not even a point in common."""
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def clip(ring: Ring, bounds: Bounds) -> Ring:
    """The part of a ring inside a rectangle (Sutherland-Hodgman); empty where nothing is inside."""
    west, south, east, north = bounds_of((ring,))
    if bounds[0] <= west and bounds[1] <= south and east <= bounds[2] and north <= bounds[3]:
        return ring
    if not meet((west, south, east, north), bounds):
        return ()
    for axis, limit, sign in ((0, bounds[0], 1), (0, bounds[2], -1), (1, bounds[1], 1), (1, bounds[3], -1)):
        ring = _cut(ring, axis, limit, sign)
        if not ring:
            break
    return ring


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    kept: list[Point] = []
    if not ring:
        return kept
    before = ring[-1]
    was_in = sign * (before[axis] - limit) >= 0
    for point in ring:
        is_in = sign * (point[axis] - limit) >= 0
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            crossing = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]
            crossing[axis] = limit
            kept.append((crossing[0], crossing[1]))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def inner_point(rings: Sequence[Ring], wide: float = 1.0) -> tuple[Point, float, float]:
    """A point well inside rings (holes by the even-odd rule), and the free width and height around it.

    `wide` is how many times wider than high is what shall stand there. Of the middles of the widest stretches of
    some horizontal lines, the one with most room. Rings without surface give their middle and no room.
    """
    west, south, east, north = bounds_of(rings)
    best: tuple[float, Point, float, float] = (-1.0, ((west + east) / 2, (south + north) / 2), 0.0, 0.0)
    lines = [south + (north - south) * line / (SCAN_LINES + 1) for line in range(1, SCAN_LINES + 1)]
    widest = [
        (stretch, y) for y, found in zip(lines, _crossings(rings, lines, 1), strict=True) if (stretch := _widest(found))
    ]
    for (left, right), y in sorted(widest, key=lambda one: one[0][0] - one[0][1]):
        if right - left <= best[0]:
            break
        x = (left + right) / 2
        (crossings,) = _crossings(rings, [x], 0)
        up_down = next((s for s in _pairs(crossings) if s[0] <= y <= s[1]), (y, y))
        half = min(y - up_down[0], up_down[1] - y)
        room = min(right - left, 2 * half * wide)
        if room > best[0]:
            best = (room, (x, y), right - left, 2 * half)
    return best[1], best[2], best[3]


def stretches(rings: Sequence[Ring], y: float) -> list[tuple[float, float]]:
    """Where the horizontal line at `y` is inside rings, from left to right."""
    return list(_pairs(_crossings(rings, [y], 1)[0]))


def _crossings(rings: Iterable[Ring], lines: Sequence[float], axis: int) -> list[list[float]]:
    """Where rings cross each of some lines across an axis (0: vertical lines, 1: horizontal ones), both in order."""
    found: list[list[float]] = [[] for _ in lines]
    other = 1 - axis
    for ring in rings:
        ranks = [bisect_left(lines, point[axis]) for point in ring]
        for here, (before, rank) in enumerate(zip([ranks[-1], *ranks], ranks, strict=False)):
            if before == rank:
                continue
            start, end = ring[here - 1], ring[here]
            slope = (end[other] - start[other]) / (end[axis] - start[axis])
            for line in range(min(before, rank), max(before, rank)):
                found[line].append(start[other] + (lines[line] - start[axis]) * slope)
    return [sorted(crossings) for crossings in found]


def _pairs(crossings: Sequence[float]) -> Iterable[tuple[float, float]]:
    return zip(crossings[::2], crossings[1::2], strict=False)


def _widest(crossings: Sequence[float]) -> tuple[float, float] | None:
    return max(_pairs(crossings), key=lambda stretch: stretch[1] - stretch[0], default=None)
