"""Rings and lines as the `d` of an SVG path, in whole steps of a fraction of a unit, relative to the last point."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.outlines.shapes import Point

TENTHS = 10
QUARTERS = 4


def closed(rings: Iterable[Iterable[Point]], steps: int = TENTHS) -> str:
    """Path data of rings, in `steps` to a unit; those without surface once rounded are left out."""
    return "".join(_relative(points) + "z" for ring in rings if len(points := _rounded(ring, steps)) > 2)


def opened(lines: Iterable[Iterable[Point]], steps: int = TENTHS) -> str:
    """Path data of lines, in `steps` to a unit; those that are a point once rounded are left out."""
    return "".join(_relative(points) for line in lines if len(points := _rounded(line, steps)) > 1)


def _rounded(points: Iterable[Point], steps: int) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    last = None
    for x, y in points:
        point = (round(x * steps), round(y * steps))
        if point != last:
            kept.append(point)
            last = point
    if len(kept) > 1 and kept[0] == kept[-1] and len(kept) > 3:
        kept.pop()
    return kept


def _relative(points: list[tuple[int, int]]) -> str:
    x, y = points[0]
    parts = [f"M{x} {y}l"]
    first = True
    for next_x, next_y in points[1:]:
        right, down = next_x - x, next_y - y
        parts.append(f"{'' if first or right < 0 else ' '}{right}{'' if down < 0 else ' '}{down}")
        first = False
        x, y = next_x, next_y
    return "".join(parts)
