"""Edits under `make serve`: they can be made, and a real server shows them."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from bench.edits import EDITS, Timed, edits
from scripts import ROOT


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_what_is_edited_stands_in_its_file(edit):
    assert edit.before in (ROOT / edit.file).read_text("utf-8")
    assert re.search(r"\b2027\b", edit.after.replace("{}", "2027"))


def test_a_value_is_shown_and_a_wrong_one_told(tmp_path: Path):
    wanted = [edit for edit in EDITS if edit.refused or edit.hurried]
    for edit, timed in islice(edits(tmp_path, 1, wanted[::-1]), len(wanted)):
        assert timed.shown[0] > 0 and timed.whole == (0.0,), edit.name


def test_a_row_has_the_median_and_the_worst():
    assert Timed((0.5, 0.9, 0.4), (6.0, 9.0, 7.0)).row == ("0.50", "0.90", "7.0")
    assert Timed((0.25,), (0.0,)).row == ("0.25", "0.25", "")
