"""Rings become polygons that GEOS finds valid, turned as RFC 7946 wants."""

from __future__ import annotations

import shapely

from scripts.outlines.polygons import Polygon, polygons

SQUARE = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
HOLE = ((2.0, 2.0), (7.0, 2.0), (7.0, 7.0), (2.0, 7.0))
ISLAND = ((4.0, 4.0), (5.0, 4.0), (5.0, 5.0), (4.0, 5.0))


def geometry(found: tuple[Polygon, ...]) -> shapely.MultiPolygon:
    outline = shapely.MultiPolygon([(exterior, holes) for exterior, *holes in found])
    assert outline.is_valid
    for polygon in outline.geoms:
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)
    return outline


def test_an_exterior_turns_counter_clockwise_whatever_it_was() -> None:
    assert geometry(polygons([SQUARE])).equals(geometry(polygons([SQUARE[::-1]])))


def test_holes_and_what_lies_in_them() -> None:
    outline = geometry(polygons([ISLAND, HOLE, SQUARE]))
    assert [len(polygon.interiors) for polygon in outline.geoms] == [1, 0]
    assert outline.area == 81 - 25 + 1


def test_a_ring_that_crosses_a_vertex_twice_is_cut_in_two() -> None:
    outline = geometry(polygons([((0, 0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 1))]))
    assert (len(outline.geoms), outline.area) == (2, 2)


def test_a_hole_that_hangs_on_its_exterior_by_a_vertex() -> None:
    outline = geometry(polygons([((0, 0), (3, 1), (3, 2), (2, 2), (0, 0), (9, 0), (9, 9), (0, 9))]))
    assert (len(outline.geoms), len(outline.geoms[0].interiors)) == (1, 1)


def test_spikes_without_surface_are_left_out() -> None:
    assert geometry(polygons([(*SQUARE, (0.0, 12.0), (0.0, 9.0))])).area == 81
