"""Marks moved apart."""

from __future__ import annotations

import math

import pytest

from scripts.maps.spread import spread
from scripts.maps.views import Frame


def test_marks_too_many_for_the_frame_stay_but_inside_it():
    points = [(x, 5.0) for x in range(-5, 100)]
    assert spread(points, 10.0, Frame(0, 0, 50, 50)) == [(min(max(x, 0), 50), 5.0) for x in range(-5, 100)]


def test_spread_moves_marks_apart_even_from_one_place_and_keeps_them_in():
    frame = Frame(0, 0, 100, 100)
    places = spread([(50, 50)] * 6 + [(99, 99)] * 3 + [(20, 80)], 12, frame)
    for one in range(len(places)):
        assert 0 <= places[one][0] <= 100 and 0 <= places[one][1] <= 100
        for other in range(one):
            assert math.dist(places[one], places[other]) > 11.5
    assert places[-1] == pytest.approx((20, 80))
