"""Rings as the paths of a drawing."""

from __future__ import annotations

from scripts.maps import paths
from tests.outlines.squares import SQUARE


def test_paths_are_relative_and_drop_what_rounding_makes_a_point():
    assert paths.closed([SQUARE]) == "M0 0l100 0 0 100-100 0z"
    assert paths.closed([((0, 0), (0.01, 0), (0, 0.01))]) == ""
    assert paths.opened([((0, 0), (-1, 2))], steps=4) == "M0 0l-4 8"
