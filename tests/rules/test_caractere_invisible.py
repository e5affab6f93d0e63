"""An invisible character is shown where it is, once, whichever line of whichever file holds it."""

from __future__ import annotations

import pytest

from scripts.registry.load import CITES, SOURCES
from scripts.rules import caractere_invisible
from tests.small_registry import copy_mini, diagnose, replace


def test_it_is_underlined_in_a_comment(tmp_path):
    replace(copy_mini(tmp_path), [("# La Cabucelle", "# La\u200b Cabucelle")])
    (one,) = diagnose(tmp_path, rules=[caractere_invisible])
    line = (tmp_path / CITES).read_text(encoding="utf-8").split("\n")[one.line - 1]
    assert line[one.column - 1 : one.end_column - 1] == "\u200b"
    assert one.cite == "cde-004"


@pytest.mark.parametrize(("near", "cite"), [("lu_le: 2026-11-22\n", "cde-003"), ('  - id: "cde-004"\n', "cde-004")])
def test_an_entry_begins_at_its_identifier(near, cite, tmp_path):
    """The last line of one, the first line of the next."""
    lines = 'lu_le: 2026-11-22\n  - id: "cde-004"\n'
    replace(copy_mini(tmp_path), [(lines, lines.replace(near, near.rstrip() + " # \u200b\n"))])
    (one,) = diagnose(tmp_path, rules=[caractere_invisible])
    assert one.cite == cite


def test_the_same_line_of_another_file_is_told_too(tmp_path):
    """Line 11 of both: in a comment, and by an escape in a title."""
    block = (
        'nom_anct: "CU Angers Loire Métropole"\n      sources:\n        - "anct-cites-2023"\n      confiance: attestee'
    )
    replace(copy_mini(tmp_path), [(block, block + " # \u200b")])
    replace(tmp_path, [('"Contrats de ville 2015-2023"', '"Contrats de ville\\u200b 2015-2023"')], SOURCES)
    found = diagnose(tmp_path, rules=[caractere_invisible])
    assert [(one.file, one.line) for one in found] == [(CITES, 11), (SOURCES, 11)]


def test_a_file_that_cannot_be_read_is_left_to_its_reader(tmp_path):
    replace(copy_mini(tmp_path), [('slug: "gennevilliers"', 'slug: "genne\u200bvilliers')])
    assert {one.rule for one in diagnose(tmp_path, rules=[caractere_invisible])} == {"syntaxe"}
