"""A share is judged where both of its cités are, whatever the others hold."""

from __future__ import annotations

from scripts.registry.load import CITES
from scripts.rules import partage_inutile
from tests.small_registry import copy_mini, diagnose, replace

BELLE_BEILLE = '- code: "QP049001" # Belle Beille (Angers)\n'
SHARED = BELLE_BEILLE + '          partage_avec:\n            - "cde-002"\n'


def test_two_cites_are_enough_to_judge_a_share(tmp_path):
    """No third one is in the file."""
    replace(copy_mini(tmp_path), [(BELLE_BEILLE, SHARED)])
    source = (tmp_path / CITES).read_text(encoding="utf-8")
    (tmp_path / CITES).write_text(source[: source.index('  - id: "cde-003"')], encoding="utf-8")
    (one,) = diagnose(tmp_path, rules=[partage_inutile])
    assert (one.trouve, one.cite) == ("cde-002", "cde-001")
