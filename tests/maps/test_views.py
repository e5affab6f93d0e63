"""Views of a place and of France: lengths, angles and frames."""

from __future__ import annotations

import math

import pytest

from scripts.maps.views import Frame, FranceView, LocalView, metres_per_degree
from tests.maps.earth import great_circle


@pytest.mark.parametrize(
    ("latitude", "east", "north"), [(0, 111_319.5, 110_574.3), (45, 78_846.8, 111_131.7), (-21, 103_972, 110_716)]
)
def test_degrees_have_their_length_on_the_ellipsoid(latitude, east, north):
    assert metres_per_degree(latitude) == pytest.approx((east, north), rel=1e-4)


def test_local_view_fills_its_frame_and_comes_back_to_degrees():
    bounds = (2.0, 48.0, 3.0, 48.5)
    frame = Frame(10, 20, 300, 400)
    view = LocalView.fit(bounds, frame)
    corners = view.ring([(2.0, 48.5), (3.0, 48.0)])
    assert corners[0][0] == pytest.approx(10) and corners[1][0] == pytest.approx(310)
    assert corners[0][1] < corners[1][1], "north is up"
    shown = view.degrees(frame)
    assert shown[0] <= 2.0 + 1e-9 and shown[1] <= 48.0 and shown[2] >= 3.0 - 1e-9 and shown[3] >= 48.5


def test_france_view_keeps_angles_and_distances():
    places = {"Lille": (3.06, 50.63), "Perpignan": (2.9, 42.7), "Brest": (-4.49, 48.39), "Strasbourg": (7.75, 48.58)}
    view = FranceView(0, 0, 1)
    points = dict(zip(places, view.ring(list(places.values())), strict=True))
    for one in places:
        for other in places:
            if one < other:
                real = great_circle(places[one], places[other])
                assert math.dist(points[one], points[other]) == pytest.approx(real, rel=0.01)
    assert points["Lille"][1] < points["Perpignan"][1]
    assert points["Brest"][0] < points["Strasbourg"][0]
