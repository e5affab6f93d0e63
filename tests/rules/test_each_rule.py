"""Each rule, alone, says of every small registry what is expected of it, and nothing of those that are sound."""

from __future__ import annotations

import pytest

from tests.rules.seen import RULES, broken, sound
from tests.small_registry import FIXTURES, expected, printed


@pytest.mark.parametrize("rule", RULES)
def test_it_says_what_each_broken_registry_expects_of_it(rule):
    """The lines of `attendu.txt` that bear its name, and no other."""
    for seen in broken():
        assert printed(seen.told(rule)) == lines_of(rule, expected(FIXTURES / "broken" / seen.name)), seen.name


@pytest.mark.parametrize("rule", RULES)
def test_it_says_nothing_of_a_sound_registry(rule):
    for seen in sound():
        assert not seen.told(rule), seen.name


def lines_of(rule: str, lines: list[str]) -> list[str]:
    """The lines of one rule; those of a diff, which are indented, follow the line that they belong to."""
    found, ours = [], False
    for line in lines:
        ours = ours if line.startswith(" ") else f" [{rule}] " in line
        found += [line] if ours else []
    return found
