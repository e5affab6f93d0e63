"""The names of the communes and the numbers of the QPV on a local map, for a wide and for a narrow screen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from msgspec import Struct

from scripts.maps.ground import Area, DrawnQuartier, Ground
from scripts.maps.lettering import Placed, Spot, Wish, place, text_width
from scripts.outlines.shapes import Bounds, Point, stretches

LONG_NAME = 13
LINE = 1.1
BASELINE = 0.35
STEPS = (0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0)
NAME_SPOTS = sorted(
    (Spot(right, down, abs(right) * 1.2 + abs(down) * 1.5) for right in STEPS for down in STEPS),
    key=lambda spot: spot.cost,
)
AWAY = 3.0
DIRECTIONS = [(math.cos(turn * math.pi / 8), -math.sin(turn * math.pi / 8)) for turn in range(16)]
FARTHEST_RING = 4
COVERING = 2.5


class Hand(Struct, frozen=True):
    """How large one writes, in units of the drawing; `classes` are those of the set in CSS."""

    classes: str
    commune: float
    neighbour: float
    number: float
    radius: float


WIDE = Hand("carte-mots--large", commune=14.0, neighbour=11.5, number=12.0, radius=9.5)
WIDE_DENSE = Hand("carte-mots--large carte-mots--dense", commune=12.0, neighbour=11.0, number=11.0, radius=8.0)
NARROW = Hand("carte-mots--etroit", commune=25.0, neighbour=20.0, number=21.0, radius=17.0)
NARROW_DENSE = Hand("carte-mots--etroit carte-mots--dense", commune=22.0, neighbour=20.0, number=19.0, radius=14.0)

DENSE = 20


def hands(ground: Ground) -> tuple[Hand, Hand]:
    """The hands for a wide and for a narrow screen: smaller where there is much to write."""
    dense = len(ground.qpv_2015) + len(ground.coeur) + len(ground.limitrophe) > DENSE
    return (WIDE_DENSE, NARROW_DENSE) if dense else (WIDE, NARROW)


class Place(NamedTuple):
    """What a commune, or an arrondissement, is called, and its residents."""

    nom: str
    population: int


class Line(NamedTuple):
    """One line of a text; `x` (middle) and `y` (baseline) are from its anchor."""

    text: str
    x: float
    y: float


class Name(Struct, frozen=True):
    """The name of a commune; `kind` is `coeur`, `limitrophe` or `voisine`."""

    kind: str
    lines: tuple[Line, ...]
    placed: Placed


class Number(Struct, frozen=True):
    """The number of a QPV in its disc, whose middle is at the placed spot; `leader`: a line ties it to the QPV."""

    code: str
    sorte: str
    line: Line
    leader: bool
    placed: Placed


class Lettering(Struct, frozen=True):
    """Everything written on a map in one hand."""

    hand: Hand
    names: list[Name]
    numbers: list[Number]


def letter(
    ground: Ground, communes: Mapping[str, Place], hand: Hand, taken: Sequence[Bounds], inside: Bounds
) -> Lettering:
    """Place the numbers of the QPV, then the names of the communes listed, then those of others where they fit."""
    by_code = {drawn.quartier.code: drawn for drawn in ground.qpv_2015 if drawn.quartier.numero}
    quarters = [drawn.area.bounds for drawn in ground.qpv_2015]
    numbers = place(_numbers(by_code, hand), (), taken, inside, quarters)
    kinds = {area.code: "coeur" for area in ground.coeur} | {area.code: "limitrophe" for area in ground.limitrophe}
    listed = place(
        [_name_wish(area, communes[area.code].nom, hand.commune) for area in (*ground.coeur, *ground.limitrophe)],
        numbers,
        taken,
        inside,
        quarters,
    )
    around = place(_neighbours(ground.voisines, communes, hand), (*numbers, *listed), taken, inside, (), zooms=(1,))
    return Lettering(
        hand,
        [
            _name(one, communes[one.wish.key].nom, kinds.get(one.wish.key, "voisine"), hand)
            for one in (*listed, *around)
        ],
        [_number(one, by_code[one.wish.key], hand) for one in numbers],
    )


def _lines(name: str) -> tuple[str, ...]:
    if len(name) <= LONG_NAME:
        return (name,)
    cuts = [index + 1 for index, char in enumerate(name[:-1]) if char in " -"]
    if not cuts:
        return (name,)
    cut = min(cuts, key=lambda index: abs(index - len(name) / 2))
    return name[:cut].rstrip(" "), name[cut:]


def _size(name: str, size: float, *, bold: bool) -> tuple[float, float]:
    lines = _lines(name)
    return max(text_width(line, size, bold=bold) for line in lines) + 4, len(lines) * size * LINE + 2


def _name_wish(area: Area, name: str, size: float) -> Wish:
    width, height = _size(name, size, bold=True)
    anchor, _, _ = area.room
    west, north, east, south = area.bounds
    reach_x = max(width / 2, (east - west - width) / 2)
    reach_y = max(1.6 * height, (south - north - height) / 2)
    return Wish(area.code, anchor, width, height, partial(_name_spots, area, anchor, reach_x, reach_y))


def _name_spots(area: Area, anchor: Point, reach_x: float, reach_y: float) -> Iterator[Spot]:
    """Spots within the commune, then those outside it."""
    inside = cache(lambda y: stretches(area.rings, y))
    outside = []
    for step in NAME_SPOTS:
        spot = Spot(step.right * reach_x, step.down * reach_y, step.cost)
        x = anchor[0] + spot.right
        if any(left <= x <= end for left, end in inside(anchor[1] + spot.down)):
            yield spot
        else:
            outside.append(spot._replace(cost=spot.cost + AWAY))
    yield from outside


def _neighbours(areas: Sequence[Area], communes: Mapping[str, Place], hand: Hand) -> list[Wish]:
    wishes = []
    for area in sorted(areas, key=lambda area: -communes[area.code].population):
        width, height = _size(communes[area.code].nom, hand.neighbour, bold=False)
        west, north, east, south = area.bounds
        if width > east - west or height > south - north:
            continue
        anchor, free_width, free_height = area.room
        if width <= free_width * 1.1 and height <= free_height:
            wishes.append(Wish(area.code, anchor, width, height, _in_the_middle))
    return wishes


def _numbers(drawn: Mapping[str, DrawnQuartier], hand: Hand) -> list[Wish]:
    wishes = []
    for code, quartier in drawn.items():
        anchor, width, height = quartier.area.room
        size = 2 * hand.radius + 2
        fits = min(width, height) >= size
        spots = partial(_number_spots, fits, min(width, 60) / 2, min(height, 60) / 2, hand.radius + 1)
        wishes.append((not fits, Wish(code, anchor, size, size, spots)))
    return [wish for _, wish in sorted(wishes, key=lambda pair: pair[0])]


def _in_the_middle() -> Iterator[Spot]:
    yield Spot(0, 0, 0)


def _number_spots(fits: bool, half_width: float, half_height: float, radius: float) -> Iterator[Spot]:
    """Spots in the middle if it fits there, beside, then farther and farther; over too small a QPV at need."""
    if fits:
        yield Spot(0, 0, 0)
    for ring in range(FARTHEST_RING + 1):
        cost = 1 + 1.2 * ring
        if not fits and cost - 1.2 < COVERING <= cost:
            yield Spot(0, 0, COVERING)
        reach = radius * (1 + 0.9 * ring)
        for cos, sin in DIRECTIONS if ring else DIRECTIONS[::2]:
            yield Spot(cos * (half_width + reach), sin * (half_height + reach), cost, far=ring > 0)


def _name(placed: Placed, name: str, kind: str, hand: Hand) -> Name:
    size = hand.neighbour if kind == "voisine" else hand.commune
    lines = _lines(name)
    first = placed.spot.down + BASELINE * size - (len(lines) - 1) / 2 * LINE * size
    return Name(
        kind,
        tuple(Line(line, placed.spot.right, first + rank * LINE * size) for rank, line in enumerate(lines)),
        placed,
    )


def _number(placed: Placed, drawn: DrawnQuartier, hand: Hand) -> Number:
    right, down = placed.spot.right, placed.spot.down
    return Number(
        placed.wish.key,
        drawn.quartier.sorte,
        Line(drawn.quartier.numero, right, down + BASELINE * hand.number),
        placed.spot.far,
        placed,
    )
