"""Commands that are measured: stopped after a while, told when they fail, and the shortest of a few runs kept."""

from __future__ import annotations

import sys

import pytest

from bench.measure import Measured, as_long, measure, shortest


def test_a_command_that_lasts_is_stopped(tmp_path):
    done = measure([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, 0.3, {})
    assert done.output is None
    assert done.seconds < 30
    assert done.bytes > 0


def test_a_command_that_fails_is_told(tmp_path):
    with pytest.raises(RuntimeError, match="en panne"):
        measure([sys.executable, "-c", "raise SystemExit('en panne')"], tmp_path, 30, {})


@pytest.mark.parametrize(
    ("seconds", "kept", "runs"), [((9.0, 4.0, 6.0), 4.0, 3), ((40.0, 4.0), 40.0, 1), ((None, 4.0), None, 1)]
)
def test_the_shortest_of_a_few_short_runs_is_kept(seconds, kept, runs):
    asked = []

    def run(rank: int) -> Measured | None:
        asked.append(rank)
        return Measured(seconds[rank], 0, "") if seconds[rank] else None

    done = shortest(run)
    assert (done and done.seconds) == kept
    assert asked == list(range(runs))


def test_a_page_costs_its_share_and_what_makes_none_a_size():
    assert Measured(20.0, 0, "", pages=10).cost(4) == 2.0
    assert Measured(20.0, 0, "").cost(4) == 5.0


@pytest.mark.parametrize(("beside", "kept"), [(14.0, 2.0), (40.0, 3.0)])
def test_short_runs_are_told_beside_one_that_lasted_by_their_median(beside, kept):
    runs = [Measured(seconds, 0, "", pages=7) for seconds in (9.0, 2.0, 3.0)]
    told = as_long(runs, Measured(beside, 0, ""))
    assert (told.seconds, told.pages) == (kept, 7)
