"""A scale bar is round, and right where it stands."""

from __future__ import annotations

import pytest

from scripts.maps.scale_bar import scale_bar
from scripts.maps.views import Frame, LocalView
from tests.maps.earth import great_circle


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
