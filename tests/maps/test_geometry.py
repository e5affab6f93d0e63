"""Plane geometry, projections, scale bar, borders: small shapes whose answers are known."""

from __future__ import annotations

import math

import pytest

from scripts.maps import paths
from scripts.maps.mesh import borders, dissolve, simplified
from scripts.maps.scale_bar import scale_bar
from scripts.maps.shapes import clip, inner_point
from scripts.maps.spread import spread
from scripts.maps.views import Frame, FranceView, LocalView, metres_per_degree

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
NEXT = ((10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0))


def surface(ring):
    return abs(sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def great_circle(one, other):
    (a, b), (c, d) = ([math.radians(value) for value in point] for point in (one, other))
    return 6_371_009 * math.acos(math.sin(b) * math.sin(d) + math.cos(b) * math.cos(d) * math.cos(a - c))


@pytest.mark.parametrize(
    ("latitude", "east", "north"), [(0, 111_319.5, 110_574.3), (45, 78_846.8, 111_131.7), (-21, 103_972, 110_716)]
)
def test_degrees_have_their_length_on_the_ellipsoid(latitude, east, north):
    assert metres_per_degree(latitude) == pytest.approx((east, north), rel=1e-4)


@pytest.mark.parametrize("bounds", [(-0.7, 47.3, -0.3, 47.6), (3.6, 46.1, 5.5, 47.2), (55.3, -21.4, 55.6, -21.1)])
def test_scale_bar_is_right_within_one_percent_where_it_stands(bounds):
    view = LocalView.fit(bounds, Frame(22, 22, 596, 500))
    bar = scale_bar(view.metres_per_unit, 150)
    left, _, right, _ = view.degrees(Frame(14, 500, bar.units, 1))
    south = bounds[1]
    assert great_circle((left, south), (right, south)) == pytest.approx(bar.metres, rel=0.01)
    assert 55 < bar.units <= 150


@pytest.mark.parametrize(
    ("metres_per_unit", "label"), [(3.3, "200\u202fm"), (30, "2\u202fkm"), (200, "20\u202fkm"), (0.01, "10\u202fm")]
)
def test_scale_bar_has_a_round_length(metres_per_unit, label):
    assert scale_bar(metres_per_unit, 150).label == label


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


def test_clip_cuts_what_sticks_out_and_drops_what_is_outside():
    assert surface(clip(SQUARE, (5, 5, 20, 20))) == pytest.approx(25)
    assert clip(SQUARE, (-1, -1, 11, 11)) is SQUARE
    assert not clip(SQUARE, (30, 30, 40, 40))
    horseshoe = ((0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9))
    assert surface(clip(horseshoe, (0, 6, 9, 9))) == pytest.approx(18)


def test_inner_point_is_inside_a_horseshoe_and_outside_its_hole():
    horseshoe = ((0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9))
    (x, y), width, height = inner_point((horseshoe,))
    assert not (3 < x < 6 and y > 3)
    assert width > 0 and height > 0
    (x, y), _, _ = inner_point((SQUARE, ((2, 2), (2, 8), (8, 8), (8, 2))))
    assert not (2 < x < 8 and 2 < y < 8)


def test_dissolve_takes_shared_edges_away_and_gives_the_rest_of_a_whole():
    whole = dissolve((SQUARE, NEXT))
    assert [surface(ring) for ring in whole] == [pytest.approx(200)]
    assert [surface(ring) for ring in dissolve((*whole, NEXT, SQUARE))] == []
    rest = dissolve((((0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)), NEXT))
    assert [surface(ring) for ring in rest] == [pytest.approx(100)]


def test_borders_are_drawn_once():
    meshed = borders((SQUARE, NEXT))
    assert len(meshed.around) == 1 and surface(meshed.around[0]) == pytest.approx(200)
    assert sorted(meshed.between[0]) == [(10.0, 0.0), (10.0, 10.0)] and len(meshed.between) == 1


def test_simplified_borders_still_meet():
    wavy = tuple((10.0 + 0.1 * (row % 2), float(row)) for row in range(11))
    meshed = borders((((0.0, 0.0), *wavy, (0.0, 10.0)), (*reversed(wavy), (20.0, 0.0), (20.0, 10.0))))
    simple = simplified(meshed, 0.5)
    assert simple.between == [[(10.0, 0.0), (10.0, 10.0)]] or simple.between == [[(10.0, 10.0), (10.0, 0.0)]]
    assert {(10.0, 0.0), (10.0, 10.0)} <= set(simple.around[0])
    assert simplified(borders((SQUARE,)), 20).around == []


def test_paths_are_relative_and_drop_what_rounding_makes_a_point():
    assert paths.closed([SQUARE]) == "M0 0l100 0 0 100-100 0z"
    assert paths.closed([((0, 0), (0.01, 0), (0, 0.01))]) == ""
    assert paths.opened([((0, 0), (-1, 2))], steps=4) == "M0 0l-4 8"


def test_spread_moves_marks_apart_even_from_one_place_and_keeps_them_in():
    frame = Frame(0, 0, 100, 100)
    places = spread([(50, 50)] * 6 + [(99, 99)] * 3 + [(20, 80)], 12, frame)
    for one in range(len(places)):
        assert 0 <= places[one][0] <= 100 and 0 <= places[one][1] <= 100
        for other in range(one):
            assert math.dist(places[one], places[other]) > 11.5
    assert places[-1] == pytest.approx((20, 80))
