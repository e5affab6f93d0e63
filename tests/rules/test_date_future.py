"""What is dated today has taken place; what is dated tomorrow has not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.small_registry import TODAY, copy_mini, diagnose, replace


@pytest.mark.parametrize(("days", "told"), [(0, []), (1, ["date-future"])], ids=["today", "tomorrow"])
def test_a_version_is_of_the_day_at_the_latest(days, told, tmp_path):
    root = copy_mini(tmp_path)
    replace(root, [('version: "2026.11.22"', f'version: "{TODAY + timedelta(days):%Y.%m.%d}"')])
    assert [one.rule for one in diagnose(root)] == told
