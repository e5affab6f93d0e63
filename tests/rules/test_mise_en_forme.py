"""How much of what is not in form is shown."""

from __future__ import annotations

import pytest

from scripts.registry.load import CITES
from scripts.rules import mise_en_forme
from tests.small_registry import copy_mini, diagnose, replace

SLUG = '    slug: "gennevilliers"\n'


@pytest.mark.parametrize(("blank", "shown"), [(28, 30), (29, 31), (60, 31)])
def test_a_long_passage_is_cut_after_thirty_lines(blank, shown, tmp_path):
    """The last line shown is then an ellipsis."""
    replace(copy_mini(tmp_path), [(SLUG, "\n" * blank + SLUG)])
    (one,) = diagnose(tmp_path, rules=[mise_en_forme])
    assert len(one.diff) == shown
    assert (one.diff[-1] == "…") == (shown > 30)


def test_ten_passages_of_a_file_are_shown(tmp_path):
    """`make format` mends the others with them."""
    path = copy_mini(tmp_path) / CITES
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("confiance: deduite", "confiance:  deduite"), encoding="utf-8")
    assert len(diagnose(tmp_path, rules=[mise_en_forme])) == 10
