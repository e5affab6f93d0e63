"""Where names and numbers stand: boxes that do not overlap, chosen in order of importance.

A text keeps its size on the screen while the map is zoomed: it is tied to an anchor on the ground, and its offset
from there shrinks, in units of the drawing, as the zoom grows. What finds no room shows from a larger zoom on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from scripts.outlines.shapes import Bounds, Point, meet

ZOOMS = (1, 2, 4, 8)
BOLDER = 1.1

_NARROW = frozenset("ijlI|!.,:;'’`()[]ftr -‐")
_WIDE = frozenset("mwMWŒœÆæ@%—")


class Spot(NamedTuple):
    """A place a text may take: the middle of its box, from the anchor; the lower the cost the better.

    `far`: so far from what it names that a line must tie them.
    """

    right: float
    down: float
    cost: float
    far: bool = False


class Wish(Struct, frozen=True):
    """A text to place: its anchor, the size of its box, the spots it would take; `key` is the caller's.

    `spots` starts anew at each call, and gives the spots by rising cost.
    """

    key: str
    anchor: Point
    width: float
    height: float
    spots: Callable[[], Iterable[Spot]]


class Placed(Struct, frozen=True):
    """A text that has its place, shown from a zoom on."""

    wish: Wish
    spot: Spot
    zoom: int

    def box(self, zoom: float = 1) -> Bounds:
        """The box it takes, in units of the drawing, when the map is zoomed that many times."""
        return _box(self.wish, self.spot, zoom)


def text_width(text: str, size: float, *, bold: bool) -> float:
    """Width of a text in a usual sans-serif, rather too wide than too narrow, in the unit of `size`."""
    ems = sum(
        0.34
        if char in _NARROW
        else 0.9
        if char in _WIDE
        else 0.7
        if char.isupper()
        else 0.58
        if ord(char) < 0x2000
        else 1.3
        for char in text
    )
    return ems * size * (BOLDER if bold else 1)


def place(
    wishes: Iterable[Wish],
    before: Sequence[Placed],
    taken: Sequence[Bounds],
    inside: Bounds,
    soft: Sequence[Bounds],
    zooms: Sequence[int] = ZOOMS,
) -> list[Placed]:
    """Give each wish, in turn, its best free spot; what has none at any of the zooms is left out.

    `before` has its place already; `taken` are boxes where nothing may stand at zoom 1, `inside` is never left; to
    cover one of `soft` costs 1 each.
    """
    placed: list[Placed] = []
    waiting = list(wishes)
    for zoom in zooms:
        boxes = [one.box(zoom) for one in (*before, *placed)]
        if zoom == 1:
            boxes.extend(taken)
        left = []
        for wish in waiting:
            spot = _best(wish, zoom, boxes, inside, soft)
            if spot is None:
                left.append(wish)
            else:
                placed.append(Placed(wish, spot, zoom))
                boxes.append(placed[-1].box(zoom))
        waiting = left
    return placed


def _best(wish: Wish, zoom: int, boxes: Sequence[Bounds], inside: Bounds, soft: Sequence[Bounds]) -> Spot | None:
    best: Spot | None = None
    lowest = float("inf")
    for spot in wish.spots():
        if spot.cost >= lowest:
            break
        box = _box(wish, spot, zoom)
        if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]:
            continue
        if _covers(box, boxes):
            continue
        cost = spot.cost + sum(meet(box, other) for other in soft)
        if cost < lowest:
            best, lowest = spot, cost
    return best


def _covers(box: Bounds, boxes: Sequence[Bounds]) -> bool:
    left, top, right, bottom = box
    return any(other[0] < right and left < other[2] and other[1] < bottom and top < other[3] for other in boxes)


def _box(wish: Wish, spot: Spot, zoom: float) -> Bounds:
    x = wish.anchor[0] + spot.right / zoom
    y = wish.anchor[1] + spot.down / zoom
    half_width, half_height = wish.width / zoom / 2, wish.height / zoom / 2
    return x - half_width, y - half_height, x + half_width, y + half_height
