"""Draws a local map: one territory, its communes and its QPV, as a figure of HTML and SVG."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from scripts.french import typographie
from scripts.maps import paths
from scripts.maps.ground import Ground, Sheet, ground
from scripts.maps.names import Lettering, Place, hands, letter
from scripts.maps.rendering import render
from scripts.maps.scale_bar import ScaleBar, scale_bar
from scripts.maps.subject import LEGEND, Subject
from scripts.maps.views import Frame, LocalView, size_in_metres
from scripts.outlines.contours import Contours
from scripts.outlines.shapes import Bounds, bounds_of
from scripts.registry.reference import Reference

WIDTH = 640.0
LOWEST, HIGHEST = 380.0, 700.0
MARGIN = 22.0
SITUATION = 150.0
LONGEST_BAR = 150.0
SOURCE = typographie(
    "Fond : IGN, ADMIN EXPRESS (communes au 1er\u00a0janvier 2024), contours généralisés. "
    "Quartiers de 2015 : CGET, SIG Ville (août 2015) ; quartiers de 2024 : ANCT."
)


class Situation(NamedTuple):
    """The whole territory, small, where the map shows a part of it: `frame` is that part. Path data in tenths."""

    width: float
    height: float
    d_territoire: str
    d_coeur: str
    frame: Frame


class LocalMap(Struct, frozen=True):
    """Everything the template needs, in units of the view box (0 0 `width` `height`).

    `cles` are the kinds of QPV of 2015 on the map, each with its words for the legend.
    """

    subject: Subject
    width: float
    height: float
    ground: Ground
    letterings: tuple[Lettering, ...]
    bar: ScaleBar
    metres_per_unit: float
    situation: Situation | None
    cles: tuple[tuple[str, str], ...]


def local_map(subject: Subject, reference: Reference, contours: Contours) -> LocalMap:
    """Lay out a map. Raises Failure (outlines)."""
    height = _height(subject.etendue)
    sheet = Sheet(LocalView.fit(subject.etendue, Frame(0, 0, WIDTH, height).inset(MARGIN)), Frame(0, 0, WIDTH, height))
    drawn = ground(subject, contours, sheet)
    bar = scale_bar(sheet.view.metres_per_unit, LONGEST_BAR)
    taken = ((0.0, height - 40, bar.units + 34, height),)
    left, top, right, bottom = sheet.edges
    shown = {one.quartier.sorte for one in drawn.qpv_2015}
    places = {area.code: _place(area.code, reference) for area in (*drawn.coeur, *drawn.limitrophe, *drawn.voisines)}
    inside = (left + 3, top + 3, right - 3, bottom - 3)
    return LocalMap(
        subject=subject,
        width=WIDTH,
        height=height,
        ground=drawn,
        letterings=tuple(letter(drawn, places, hand, taken, inside) for hand in hands(drawn)),
        bar=bar,
        metres_per_unit=sheet.view.metres_per_unit,
        situation=_situation(subject, contours, sheet),
        cles=tuple((sorte, words) for sorte, words in LEGEND.items() if sorte in shown),
    )


def figure(drawing: LocalMap) -> Markup:
    """The whole `<figure>`: controls, SVG, legend, source."""
    return render("locale.html", carte=drawing, source=SOURCE)


def _situation(subject: Subject, contours: Contours, sheet: Sheet) -> Situation | None:
    shown = sheet.view.degrees(sheet.frame)
    whole = bounds_of(subject.territoire)
    if shown[0] <= whole[0] and shown[1] <= whole[1] and shown[2] >= whole[2] and shown[3] >= whole[3]:
        return None
    width, height = size_in_metres(whole)
    sheet_height = round(SITUATION * min(1.4, max(0.5, height / width)))
    view = LocalView.fit(whole, Frame(0, 0, SITUATION, sheet_height).inset(3))
    (left, top), (right, bottom) = view.ring(((shown[0], shown[3]), (shown[2], shown[1])))
    coeur = [view.ring(ring) for code in subject.coeur for ring in contours.communes[code].rings]
    return Situation(
        SITUATION,
        sheet_height,
        paths.closed(view.ring(ring) for ring in subject.territoire),
        paths.closed(coeur),
        _within(Frame(left, top, right - left, bottom - top), Frame(0, 0, SITUATION, sheet_height).inset(1)),
    )


def _within(frame: Frame, outer: Frame) -> Frame:
    left, top = max(frame.x, outer.x), max(frame.y, outer.y)
    right = min(frame.x + frame.width, outer.x + outer.width)
    bottom = min(frame.y + frame.height, outer.y + outer.height)
    return Frame(left, top, right - left, bottom - top)


def _height(bounds: Bounds) -> float:
    width, height = size_in_metres(bounds)
    return round(min(HIGHEST, max(LOWEST, (WIDTH - 2 * MARGIN) * height / width + 2 * MARGIN)))


def _place(code: str, reference: Reference) -> Place:
    commune = reference.communes.get(code)
    if commune is None:
        return Place(reference.communes_anciennes[code].nom.removesuffix(" Arrondissement"), 0)
    return Place(typographie(commune.nom), commune.population_municipale or 0)
