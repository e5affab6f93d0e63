"""Moves marks that would cover one another, as little as it takes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scripts.maps.views import Frame
from scripts.outlines.shapes import Point

ROUNDS = 400
PULL = 0.02
REACH = 8


def spread(points: Sequence[Point], gap: float, frame: Frame) -> list[Point]:
    """Places for marks whose middles must be `gap` apart, near `points` and inside `frame`, in the same order.

    Each round pulls every mark back a little, then pushes pairs apart; the last rounds only push. Marks that are more
    than `REACH` gaps apart never meet.
    """
    places = [_keep(point, frame) for point in points]
    pairs = [
        (one, other)
        for one in range(len(points))
        for other in range(one)
        if math.dist(points[one], points[other]) < REACH * gap
    ]
    for turn in range(ROUNDS):
        if turn < ROUNDS * 0.7:
            places = [
                (x + (home[0] - x) * PULL, y + (home[1] - y) * PULL)
                for (x, y), home in zip(places, points, strict=True)
            ]
        moved = _push(places, pairs, gap)
        places = [_keep(place, frame) for place in places]
        if not moved and turn >= ROUNDS * 0.7:
            break
    return places


def _push(places: list[Point], pairs: Sequence[tuple[int, int]], gap: float) -> bool:
    moved = False
    for one, other in pairs:
        (x, y), (other_x, other_y) = places[one], places[other]
        right, down = x - other_x, y - other_y
        if not (-gap < right < gap and -gap < down < gap):
            continue
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


def _keep(point: Point, frame: Frame) -> Point:
    return (
        min(max(point[0], frame.x), frame.x + frame.width),
        min(max(point[1], frame.y), frame.y + frame.height),
    )
