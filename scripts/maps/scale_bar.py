"""A metric scale bar: a round length, and how long it is on the drawing."""

from __future__ import annotations

from typing import NamedTuple

ROUND_LENGTHS = tuple(digit * 10**power for power in range(1, 6) for digit in (1, 2, 5))


class ScaleBar(NamedTuple):
    """`units` is the bar's length in units of the drawing, `label` what it stands for."""

    metres: int
    units: float
    label: str


def scale_bar(metres_per_unit: float, longest: float) -> ScaleBar:
    """The longest round length whose bar is not longer than `longest` units (10 m, where none is)."""
    fitting = [metres for metres in ROUND_LENGTHS if metres / metres_per_unit <= longest]
    metres = max(fitting, default=ROUND_LENGTHS[0])
    label = f"{metres // 1000}\u202fkm" if metres >= 1000 else f"{metres}\u202fm"
    return ScaleBar(metres, metres / metres_per_unit, label)
