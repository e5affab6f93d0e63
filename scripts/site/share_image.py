"""The image that other sites show beside a link to this one: France, its overseas départements, and the 84 cités.

Drawn without a library: every polygon is filled line by line, four to a pixel, and its edges covered in proportion.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add

from scripts.maps.france import OVERSEAS, place
from scripts.maps.views import Frame, FranceView, LocalView
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.outlines.shapes import Point

PATH = "assets/partage.png"
WIDTH, HEIGHT = 1200, 630
_FRANCE = Frame(560, 25, 600, 580)
_TILES = [Frame(40 + 180 * (rank % 3), 195 + 130 * (rank // 3), 150, 110) for rank in range(len(OVERSEAS))]
_PAPER, _LAND, _CITE = (252, 250, 245), (205, 220, 214), (156, 66, 23)
_RADIUS, _SIDES = 7.0, 24
_LINES = 4
_PART = 60
"""What a line covers of a pixel that it fills."""
_WHOLE = _LINES * _PART
_LEVELS = [bytes([level]) for level in range(16)]
_TIMES_SIXTEEN = bytes(16 * value % 256 for value in range(256))


def emit(model: Model, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """Yield the image, a PNG of 1200 by 630 pixels, kept until a cité appears or moves. Raises Failure (outlines)."""
    places = [(cite.departements[0], place(model, cite)) for cite in model.cites.values()]
    yield from contours.store.files("partage", [repr(places).encode()], lambda: [(PATH, _image(places, contours))])


def _image(places: Iterable[tuple[str, Point]], contours: Contours) -> bytes:
    """All of it; a cité has the code of its département, and where it is in degrees."""
    main = [code for code in contours.departements if code not in OVERSEAS]
    rings = [ring for code in main for ring in contours.departements[code].rings]
    views: dict[str, FranceView | LocalView] = dict.fromkeys(main, FranceView.fit(rings, _FRANCE))
    for (code, _), tile in zip(OVERSEAS.items(), _TILES, strict=True):
        views[code] = LocalView.fit(contours.departements[code].bounds, tile)
    land = [
        [view.ring(ring) for ring in polygon]
        for code, view in views.items()
        for polygon in contours.departements[code].polygons
    ]
    cites = [[_disc(views[code].ring([point])[0])] for code, point in places]
    return _png(_coverage(land), _coverage(cites))


def _disc(centre: Point) -> list[Point]:
    turns = [2 * math.pi * side / _SIDES for side in range(_SIDES)]
    return [(centre[0] + _RADIUS * math.cos(turn), centre[1] + _RADIUS * math.sin(turn)) for turn in turns]


def _coverage(polygons: Iterable[Sequence[Sequence[Point]]]) -> list[bytes]:
    """How far polygons cover each pixel, from 0 to 15, row by row."""
    rows: list[dict[int, int]] = [defaultdict(int) for _ in range(HEIGHT)]
    for polygon in polygons:
        for line, crossings in _crossings(polygon).items():
            steps = rows[line // _LINES]
            crossings.sort()
            for start, end in zip(crossings[::2], crossings[1::2], strict=True):
                for edge, sign in ((start, _PART), (end, -_PART)):
                    pixel = int(edge)
                    beyond = round((edge - pixel) * sign)
                    steps[pixel] += sign - beyond
                    steps[pixel + 1] += beyond
    return [_row(steps) for steps in rows]


def _row(steps: Mapping[int, int]) -> bytes:
    """The pixels of a row, from the steps of what is covered at some of them."""
    covered, done, runs = 0, 0, []
    for pixel in sorted(steps):
        runs.append(_LEVELS[min(covered, _WHOLE) // 16] * (pixel - done))
        covered, done = covered + steps[pixel], pixel
    return b"".join(runs)[:WIDTH].ljust(WIDTH, _LEVELS[0])


def _crossings(polygon: Sequence[Sequence[Point]]) -> dict[int, list[float]]:
    """Where the edges of a polygon cross the middle of each line, clipped to the image."""
    found: dict[int, list[float]] = defaultdict(list)
    for ring in polygon:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if y1 > y2:
                x1, y1, x2, y2 = x2, y2, x1, y1
            first, last = math.ceil(y1 * _LINES - 0.5), math.ceil(y2 * _LINES - 0.5)
            for line in range(max(first, 0), min(last, HEIGHT * _LINES)):
                x = x1 + (x2 - x1) * ((line + 0.5) / _LINES - y1) / (y2 - y1)
                found[line].append(min(max(x, 0.0), float(WIDTH)))
    return found


def _png(land: Sequence[bytes], cites: Sequence[bytes]) -> bytes:
    """One colour of a palette for each pair of coverages."""
    palette = bytes(
        round((paper + (ground - paper) * under / 15) * (1 - over / 15) + cite * over / 15)
        for under in range(16)
        for over in range(16)
        for paper, ground, cite in zip(_PAPER, _LAND, _CITE, strict=True)
    )
    rows = b"".join(
        b"\0" + bytes(map(add, under.translate(_TIMES_SIXTEEN), over)) for under, over in zip(land, cites, strict=True)
    )
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
