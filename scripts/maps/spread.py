"""Moves marks that would cover one another, as little as it takes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from scripts.maps.views import Frame
from scripts.outlines.shapes import Point

ROUNDS = 160
PULL = 0.02
_AROUND = [(right, down) for right in (-1, 0, 1) for down in (-1, 0, 1)]


def spread(points: Sequence[Point], gap: float, frame: Frame) -> list[Point]:
    """Places for marks whose middles must be `gap` apart, near `points` and inside `frame`, in the same order.

    Each round pulls every mark back a little, then pushes pairs apart; the last rounds only push. Marks that are too
    many for the frame stay where they are.
    """
    places = [_keep(point, frame) for point in points]
    if len(points) * gap * gap > frame.width * frame.height:
        return places
    for turn in range(ROUNDS):
        if turn < ROUNDS * 0.7:
            places = [
                (x + (home[0] - x) * PULL, y + (home[1] - y) * PULL)
                for (x, y), home in zip(places, points, strict=True)
            ]
        moved = _push(places, gap)
        places = [_keep(place, frame) for place in places]
        if not moved and turn >= ROUNDS * 0.7:
            break
    return places


def _push(places: list[Point], gap: float) -> bool:
    moved = False
    for one, other in _near(places, gap):
        (x, y), (other_x, other_y) = places[one], places[other]
        right, down = x - other_x, y - other_y
        distance = math.hypot(right, down)
        if distance >= gap:
            continue
        if distance < 1e-6:
            right, down, distance = math.cos(one), math.sin(one), 1.0
            missing = gap / 2
        else:
            missing = (gap - distance) / 2
        step_x, step_y = right / distance * missing, down / distance * missing
        places[one] = (x + step_x, y + step_y)
        places[other] = (other_x - step_x, other_y - step_y)
        moved = True
    return moved


def _near(places: Sequence[Point], gap: float) -> Iterator[tuple[int, int]]:
    """The pairs that may be less than `gap` apart: they stand in cells of that side that touch."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for one, (x, y) in enumerate(places):
        column, row = int(x // gap), int(y // gap)
        for cell in _AROUND:
            for other in cells.get((column + cell[0], row + cell[1]), ()):
                yield one, other
        cells[column, row].append(one)


def _keep(point: Point, frame: Frame) -> Point:
    return (
        min(max(point[0], frame.x), frame.x + frame.width),
        min(max(point[1], frame.y), frame.y + frame.height),
    )
