"""Clipping, and a point well inside."""

from __future__ import annotations

import pytest

from scripts.outlines.shapes import clip, inner_point
from tests.outlines.squares import SQUARE, surface


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
