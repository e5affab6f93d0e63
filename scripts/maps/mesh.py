"""Borders of a coverage whose neighbours share their vertices: what is around, and what lies between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from scripts.maps.shapes import Point, Ring


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
    return Borders(_closed(outer), _lines([edge for edge, times in edges.items() if times > 1], _points(outer)))


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
