"""Borders that rings share."""

from __future__ import annotations

import pytest

from scripts.outlines.mesh import borders, dissolve, simplified
from tests.outlines.squares import NEXT, SQUARE, surface


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
