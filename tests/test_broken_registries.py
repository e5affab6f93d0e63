"""Each small broken registry ends in the diagnostics that its case expects: rule, line, column and sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_registry import CASES, diagnose, expected, lay_case, printed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_registry_is_told_as_expected(case: Path, tmp_path: Path) -> None:
    """The order, the places and the sentences are those written by hand in `attendu.txt`."""
    assert printed(diagnose(lay_case(case, tmp_path))) == expected(case)
