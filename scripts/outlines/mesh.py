"""Borders of a coverage whose neighbours share their vertices: what is around, and what lies between."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

from scripts.outlines.shapes import Point, Ring


class Borders(NamedTuple):
    """`around`: closed rings; `between`: lines, each end of which is a place where three borders or more meet."""

    around: list[list[Point]]
    between: list[list[Point]]


def dissolve(rings: Iterable[Ring]) -> list[list[Point]]:
    """The rings left when every edge that two rings share is taken away.

    Thus the outline of a union, or of what is left of a territory with one of its parts beside it.
    """
    return _closed(edge for edge, times in _edges(rings).items() if times % 2)


def borders(rings: Iterable[Ring]) -> Borders:
    """The borders of a coverage, each once, though neighbours both have it."""
    edges = _edges(rings)
    outer = [edge for edge, times in edges.items() if times == 1]
    inner = [edge for edge, times in edges.items() if times > 1]
    del edges
    return Borders(_closed(outer), _lines(inner, _points(outer)))


def _edges(rings: Iterable[Ring]) -> dict[tuple[Point, Point], int]:
    edges: dict[tuple[Point, Point], int] = {}
    for ring in rings:
        before = ring[-1]
        for point in ring:
            if point != before:
                edge = (before, point) if before < point else (point, before)
                edges[edge] = edges.get(edge, 0) + 1
            before = point
    return edges


def _points(edges: Iterable[tuple[Point, Point]]) -> set[Point]:
    return {point for edge in edges for point in edge}


def _neighbours(edges: Iterable[tuple[Point, Point]]) -> dict[Point, list[Point]]:
    around: dict[Point, list[Point]] = defaultdict(list)
    for one, other in edges:
        around[one].append(other)
        around[other].append(one)
    return around


def _walk(around: dict[Point, list[Point]], start: Point, ends: Collection[Point]) -> list[Point]:
    line = [start]
    here = start
    while around[here]:
        after = around[here].pop()
        around[after].remove(here)
        line.append(after)
        here = after
        if here in ends:
            break
    return line


def _closed(edges: Iterable[tuple[Point, Point]]) -> list[list[Point]]:
    around = _neighbours(edges)
    rings = []
    for start in list(around):
        while around[start]:
            rings.append(_walk(around, start, (start,))[:-1])
    return rings


def _lines(edges: list[tuple[Point, Point]], outer: set[Point]) -> list[list[Point]]:
    around = _neighbours(edges)
    ends = {point for point, others in around.items() if len(others) != 2 or point in outer}
    lines = []
    for start in [*(point for point in around if point in ends), *around]:
        while around[start]:
            lines.append(_walk(around, start, ends or (start,)))
    return lines


def simplified(meshed: Borders, tolerance: float) -> Borders:
    """The same borders with fewer points: none moves by more than `tolerance`, and all still meet where they met.

    Islands smaller than a square of twice the tolerance are left out.
    """
    ends = {end for line in meshed.between for end in (line[0], line[-1])}
    around = [_simple_ring(ring, ends, tolerance) for ring in meshed.around if _surface(ring) > (2 * tolerance) ** 2]
    return Borders(around, [_simple_line(line, tolerance) for line in meshed.between])


def _surface(ring: Ring) -> float:
    return (
        abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True)))
        / 2
    )


def _simple_ring(ring: list[Point], ends: Collection[Point], tolerance: float) -> list[Point]:
    first = next((index for index, point in enumerate(ring) if point in ends), 0)
    turned = [*ring[first:], *ring[: first + 1]]
    stops = [index for index, point in enumerate(turned) if point in ends or index in (0, len(ring) // 2, len(ring))]
    kept = [turned[0]]
    for start, stop in pairwise(stops):
        kept.extend(_simple_line(turned[start : stop + 1], tolerance)[1:])
    return kept[:-1]


def _simple_line(line: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's way: keep the point farthest from the chord, while it is too far."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, stop = waiting.pop()
        far, distance = _farthest(line, start, stop)
        if distance > tolerance:
            kept.add(far)
            waiting += [(start, far), (far, stop)]
    return [line[index] for index in sorted(kept)]


def _farthest(line: list[Point], start: int, stop: int) -> tuple[int, float]:
    (x, y), (end_x, end_y) = line[start], line[stop]
    right, down = end_x - x, end_y - y
    length = math.hypot(right, down)
    far, farthest = start, -1.0
    for index in range(start + 1, stop):
        away_x, away_y = line[index][0] - x, line[index][1] - y
        distance = abs(right * away_y - down * away_x) / length if length else math.hypot(away_x, away_y)
        if distance > farthest:
            far, farthest = index, distance
    return far, farthest
