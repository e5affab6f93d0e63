"""The image that other sites show beside a link to this one: France, its overseas départements, and the 84 cités.

Drawn four times as wide and as high, then reduced: that is what makes the edges smooth.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scripts.maps.france import OVERSEAS, place
from scripts.maps.views import Frame, FranceView, LocalView
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.outlines.shapes import Point

if TYPE_CHECKING:
    from PIL.Image import Image

PATH = "assets/partage.png"
WIDTH, HEIGHT = 1200, 630
_FRANCE = Frame(560, 25, 600, 580)
_TILES = [Frame(40 + 180 * (rank % 3), 195 + 130 * (rank // 3), 150, 110) for rank in range(len(OVERSEAS))]
_PAPER, _LAND, _CITE = (252, 250, 245), (205, 220, 214), (156, 66, 23)
_RADIUS = 7.0
_TIMES = 4
_COLOURS = 64


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
    image = _drawn(
        [view.ring(outer) for code, view in views.items() for outer, *_ in contours.departements[code].polygons],
        [views[code].ring([point])[0] for code, point in places],
    )
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _drawn(land: Iterable[Sequence[Point]], cites: Iterable[Point]) -> Image:
    """The image; where a département has a hole, it is another one that fills it."""
    from PIL import Image, ImageDraw

    large = Image.new("RGB", (WIDTH * _TIMES, HEIGHT * _TIMES), _PAPER)
    draw = ImageDraw.Draw(large)
    for ring in land:
        draw.polygon([(_TIMES * x, _TIMES * y) for x, y in ring], _LAND)
    for x, y in cites:
        draw.circle((_TIMES * x, _TIMES * y), _TIMES * _RADIUS, _CITE)
    return large.reduce(_TIMES).quantize(_COLOURS, Image.Quantize.FASTOCTREE)
