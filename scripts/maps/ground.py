"""The paths of a local map, from sea and other countries to QPV; cut at the edge of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from scripts.maps import paths
from scripts.maps.subject import Quartier, Subject
from scripts.maps.views import Frame, LocalView
from scripts.outlines.contours import Contours, Outline
from scripts.outlines.shapes import Bounds, Point, Ring, bounds_of, clip, inner_point, meet

BLEED = 8
SLIVER = 4
"""Units of the drawing: what shows no further from the edge of the frame cannot be made out."""
NAME_SHAPE = 4.0


class Sheet(Struct, frozen=True):
    """A view, its frame, and the ways from degrees to what the sheet shows of something."""

    view: LocalView
    frame: Frame

    @property
    def edges(self) -> Bounds:
        """The frame as left, top, right, bottom."""
        frame = self.frame
        return frame.x, frame.y, frame.x + frame.width, frame.y + frame.height

    def rings(self, rings: Iterable[Ring]) -> list[Sequence[Point]]:
        """Rings in units of the drawing, cut a little beyond the frame; those wholly outside are left out."""
        left, top, right, bottom = self.edges
        beyond = (left - BLEED, top - BLEED, right + BLEED, bottom + BLEED)
        return [cut for ring in rings if (cut := clip(self.view.ring(ring), beyond))]

    def shows(self, ring: Sequence[Point]) -> bool:
        """Whether a ring, in units of the drawing, can be made out in the frame."""
        left, top, right, bottom = self.edges
        return meet(bounds_of([ring]), (left + SLIVER, top + SLIVER, right - SLIVER, bottom - SLIVER))


@dataclass(frozen=True)
class Area:
    """Something with a surface, as it stands on the sheet; `wide` times wider than high is what is written there."""

    code: str
    rings: list[Sequence[Point]]
    wide: float

    @cached_property
    def bounds(self) -> Bounds:
        """Left, top, right, bottom."""
        return bounds_of(self.rings)

    @cached_property
    def room(self) -> tuple[Point, float, float]:
        """A point well inside, and the free width and height around it."""
        return inner_point(self.rings, self.wide)


class DrawnQuartier(Struct, frozen=True):
    """A QPV and its path data (tenths of a unit)."""

    quartier: Quartier
    d: str
    area: Area


class Ground(Struct, frozen=True):
    """Path data of each layer, and the areas that may be named."""

    d_dehors: str
    d_voisines: str
    d_territoire: str
    d_autres: str
    d_coeur: str
    d_limitrophe: str
    coeur: list[Area]
    limitrophe: list[Area]
    voisines: list[Area]
    qpv_2015: list[DrawnQuartier]
    qpv_2024: list[DrawnQuartier]


def ground(subject: Subject, contours: Contours, sheet: Sheet) -> Ground:
    """Draw the layers of a map. Raises Failure (outlines)."""
    listed = {*subject.coeur, *subject.limitrophe}
    communes = contours.communes
    coeur = _areas(communes, subject.coeur, sheet)
    limitrophe = _areas(communes, subject.limitrophe, sheet)
    seen = [code for code in contours.communes_near(sheet.view.degrees(sheet.frame)) if code not in listed]
    autres = _areas(communes, [code for code in seen if code in subject.autres], sheet)
    voisines = _areas(communes, [code for code in seen if code not in subject.dans], sheet)
    return Ground(
        d_dehors=paths.closed(ring for ring in sheet.rings(subject.dehors) if sheet.shows(ring)),
        d_voisines=_path(voisines),
        d_territoire=paths.closed(sheet.rings(subject.territoire)),
        d_autres=_path(autres),
        d_coeur=_path(coeur),
        d_limitrophe=_path(limitrophe),
        coeur=coeur,
        limitrophe=limitrophe,
        voisines=[*autres, *voisines],
        qpv_2015=_quartiers(contours.qpv_2015, subject.qpv_2015, sheet),
        qpv_2024=_quartiers(contours.qpv_2024, subject.qpv_2024, sheet),
    )


def _areas(outlines: Mapping[str, Outline], codes: Iterable[str], sheet: Sheet, wide: float = NAME_SHAPE) -> list[Area]:
    areas = (Area(code, sheet.rings(outlines[code].rings), wide) for code in codes if code in outlines)
    return [area for area in areas if area.rings]


def _path(areas: Iterable[Area]) -> str:
    return "".join(paths.closed(area.rings) for area in areas)


def _quartiers(outlines: Mapping[str, Outline], quartiers: Iterable[Quartier], sheet: Sheet) -> list[DrawnQuartier]:
    drawn = []
    for quartier in quartiers:
        for area in _areas(outlines, [quartier.code], sheet, wide=1):
            drawn.append(DrawnQuartier(quartier, paths.closed(area.rings), area))
    return drawn
