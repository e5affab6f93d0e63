"""Where `contestee` may stand: on a code of a list of QPV, of either role, and nowhere else."""

from __future__ import annotations

import pytest

from scripts.rules import confiance_contestee
from tests.small_registry import copy_mini, diagnose, replace

STRADDLING = '- "QP013058" # La Cabucelle (Marseille)'
LISTED = '- code: "QP049001" # Belle Beille (Angers)\n          confiance: attestee'
COMMUNE = '- "49007" # Angers'
BLOCK = (
    STRADDLING
    + '\n      sources:\n        - "sig-ville-qpv-2015"\n        - "anct-cites-2023"\n      confiance: deduite'
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LISTED, LISTED.replace("attestee", "contestee"), False),
        (STRADDLING, '- code: "QP013058" # La Cabucelle (Marseille)\n          confiance: contestee', False),
        (COMMUNE, '- code: "49007" # Angers\n          confiance: contestee', True),
        (BLOCK, BLOCK.replace("deduite", "contestee"), True),
    ],
    ids=["of the core", "straddling", "a commune", "a whole block"],
)
def test_it_stands_on_a_qpv_only(old, new, told, tmp_path):
    root = copy_mini(tmp_path)
    replace(root, [(old, new)])
    assert bool(diagnose(root, rules=[confiance_contestee])) == told
