"""Two dates contradict each other from the first day, month or year on which they cannot both hold, not before."""

from __future__ import annotations

import pytest

from scripts.registry.load import CITES, SOURCES
from scripts.rules import date_incoherente
from tests.small_registry import copy_mini, diagnose, replace

STATUS = '''nom_anct: "Gennevilliers"
      sources:
        - "anct-cites-2023"
      confiance: attestee
      lu_le: 2026-11-22
    statut:
      etat: terminee
      depuis: "{}"'''
DEAD = 'lu_le: 2026-11-22\n    licence: "Licence Ouverte 2.0"'
# The wave of Gennevilliers is that of 2021; both launches are of cités that ended in December 2024.
LIMITS = {
    "a status and its wave": (CITES, STATUS.format("2024-12"), STATUS.format("{}"), "2021", "2020-12"),
    "a launch and the end": (CITES, '"2021-04-19"', '"{}"', "2024-12-31", "2025-01-01"),
    "a launch and the first year": (CITES, '"2020-07"', '"{}"', "2020", "2019"),
    "what is read and its source": (
        CITES, STATUS.format("2024-12"), STATUS.replace("2026-11-22", "{}").format("{}", "2024-12"),
        "2024-03-01", "2024-02-29",
    ),
    "a source and its reading": (SOURCES, '"2025-03-17"', '"{}"', "2026-11-22", "2026-11-23"),
    "the year of a source": (SOURCES, '"2025-03-17"', '"{}"', "2026", "2027"),
    "a dead address and its reading": (
        SOURCES, DEAD, DEAD.replace("\n", "\n    morte_depuis: {}\n"), "2026-11-22", "2026-11-21"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "last", "first"), LIMITS.values(), ids=LIMITS)
def test_the_limit_itself_is_right(file, old, new, last, first, tmp_path):
    for name, date, faults in (("right", last, 0), ("wrong", first, 1)):
        root = copy_mini(tmp_path / name)
        replace(root, [(old, new.format(date))], file)
        assert len(diagnose(root, rules=[date_incoherente])) == faults


def test_what_is_read_before_its_source_is_told_at_its_own_date(tmp_path):
    file, old, new, _, first = LIMITS["what is read and its source"]
    root = copy_mini(tmp_path / "wrong")
    replace(root, [(old, new.format(first))], file)
    (told,) = diagnose(root, rules=[date_incoherente])
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    assert lines[told.line - 1][told.column - 1 :] == told.trouve == first
    assert "«\u00a02024-03\u00a0») : corrigez l’une des deux dates." in told.message.replace("\u00a0:", " :")
