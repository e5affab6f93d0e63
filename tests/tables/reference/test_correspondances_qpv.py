"""Official and computed links side by side."""

from __future__ import annotations

from scripts.model.model import Model
from scripts.tables.reference.correspondances_qpv import TABLE


def test_every_official_and_every_computed_pair_is_there_once(model: Model) -> None:
    rows = list(TABLE.rows(model))
    official = {
        (row.code_qp_2015, row.code_qp_2024)
        for row in model.reference.correspondances_officielles
        if row.code_qp_2015 is not None
    }
    computed = {(row.code_qp_2015, row.code_qp_2024) for row in model.reference.correspondances_calculees}
    assert {row[:2] for row in rows if row[2] is not None} == official
    assert {row[:2] for row in rows if row[3] is not None} == computed
    assert len(rows) == len(official | computed)


def test_five_official_pairs_have_no_overlap(model: Model) -> None:
    assert sum(row[2] is not None and row[3] is None for row in TABLE.rows(model)) == 5
