"""From degrees to a drawing: a local plane for a town or an island, Lambert's cone for France."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from scripts.outlines.shapes import Bounds, Point, Ring, bounds_of, union

EARTH_RADIUS = 6_378_137.0
FLATTENING = 1 / 298.257222101


class Frame(NamedTuple):
    """A rectangle of the drawing, in units of its view box; y goes down."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, margin: float) -> Frame:
        """The same, smaller by `margin` on each side."""
        return Frame(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)


def metres_per_degree(latitude: float) -> tuple[float, float]:
    """Length in metres of a degree of longitude and of latitude (ellipsoid GRS 80) at a latitude in degrees."""
    squared = FLATTENING * (2 - FLATTENING)
    phi = math.radians(latitude)
    shrink = 1 - squared * math.sin(phi) ** 2
    east = EARTH_RADIUS / math.sqrt(shrink) * math.cos(phi)
    north = EARTH_RADIUS * (1 - squared) / shrink**1.5
    return math.radians(east), math.radians(north)


def size_in_metres(bounds: Bounds) -> tuple[float, float]:
    """Width and height in metres, at its middle, of a rectangle in degrees."""
    east, north = metres_per_degree((bounds[1] + bounds[3]) / 2)
    return (bounds[2] - bounds[0]) * east, (bounds[3] - bounds[1]) * north


class LocalView(Struct, frozen=True):
    """A plane true at its middle latitude, north up: within 1 % over a département.

    A point is at `x + (longitude - west) * east`, `y + (north_edge - latitude) * north`, in units of the drawing.
    """

    x: float
    y: float
    west: float
    north_edge: float
    east: float
    north: float
    metres_per_unit: float

    @classmethod
    def fit(cls, bounds: Bounds, frame: Frame) -> LocalView:
        """Show `bounds` (degrees) as large as `frame` allows, in its middle."""
        width, height = size_in_metres(bounds)
        scale = min(frame.width / width, frame.height / height)
        east, north = metres_per_degree((bounds[1] + bounds[3]) / 2)
        return cls(
            x=frame.x + (frame.width - width * scale) / 2,
            y=frame.y + (frame.height - height * scale) / 2,
            west=bounds[0],
            north_edge=bounds[3],
            east=east * scale,
            north=north * scale,
            metres_per_unit=1 / scale,
        )

    def ring(self, ring: Ring) -> list[Point]:
        """The ring in units of the drawing."""
        x, y, west, top, east, north = self.x, self.y, self.west, self.north_edge, self.east, self.north
        return [(x + (longitude - west) * east, y + (top - latitude) * north) for longitude, latitude in ring]

    def degrees(self, frame: Frame) -> Bounds:
        """The bounds, in degrees, of what a frame shows."""
        left = self.west + (frame.x - self.x) / self.east
        top = self.north_edge - (frame.y - self.y) / self.north
        return left, top - frame.height / self.north, left + frame.width / self.east, top


class FranceView(Struct, frozen=True):
    """Lambert's conformal conic with the parallels of Lambert-93 (44°, 49°; meridian 3° E), on a sphere."""

    x: float
    y: float
    scale: float

    _SINE = math.log(math.cos(math.radians(44)) / math.cos(math.radians(49))) / math.log(
        math.tan(math.radians(45 + 49 / 2)) / math.tan(math.radians(45 + 44 / 2))
    )
    _FACTOR = math.cos(math.radians(44)) * math.tan(math.radians(45 + 44 / 2)) ** _SINE / _SINE

    @classmethod
    def fit(cls, rings: Iterable[Ring], frame: Frame) -> FranceView:
        """Show rings (degrees) as large as `frame` allows, in its middle."""
        flat = cls(0.0, 0.0, 1.0)
        west, top, east, bottom = union(bounds_of([flat.ring(ring)]) for ring in rings)
        scale = min(frame.width / (east - west), frame.height / (bottom - top))
        x = frame.x + (frame.width - (east - west) * scale) / 2 - west * scale
        y = frame.y + (frame.height - (bottom - top) * scale) / 2 - top * scale
        return cls(x, y, scale)

    def ring(self, ring: Ring) -> list[Point]:
        """The ring in units of the drawing."""
        return [self._point(longitude, latitude) for longitude, latitude in ring]

    def _point(self, longitude: float, latitude: float) -> Point:
        radius = EARTH_RADIUS * self._FACTOR / math.tan(math.radians(45 + latitude / 2)) ** self._SINE
        angle = self._SINE * math.radians(longitude - 3)
        return (
            self.x + self.scale * radius * math.sin(angle),
            self.y + self.scale * radius * math.cos(angle),
        )
