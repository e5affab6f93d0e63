"""Totals of residents: each says what it holds, and none where nothing is published."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from scripts.model.model import Habitants, Model
from scripts.tables.cites.cites import TABLE


def row_of(model: Model, cite_id: str) -> dict:
    names = [column.name for column in TABLE.columns]
    return next(dict(zip(names, row, strict=True)) for row in TABLE.rows(model) if row[0] == cite_id)


def only(model: Model, cite_id: str, habitants: Habitants) -> Model:
    cite = replace(model.cites[cite_id], habitants=habitants)
    return replace(model, cites=MappingProxyType({cite_id: cite}))


def test_the_four_totals_are_those_of_the_qpv_that_they_name(model: Model) -> None:
    population = {code: qpv.population_2018 for code, qpv in model.reference.qpv_2015.items()}
    for cite in model.cites.values():
        row = row_of(model, cite.id)
        kept = {
            "habitants_qpv_2018": lambda lien: True,
            "habitants_qpv_2018_sans_a_cheval": lambda lien: lien.role == "coeur",
            "habitants_qpv_2018_sans_contestes": lambda lien: lien.confiance.value != "contestee",
            "habitants_qpv_2018_sans_a_cheval_ni_contestes": lambda lien: (
                lien.role == "coeur" and lien.confiance.value != "contestee"
            ),
        }
        for name, keeps in kept.items():
            assert row[name] == sum(population[lien.code] or 0 for lien in cite.qpv if keeps(lien)), (cite.id, name)


def test_an_unpublished_population_is_absent_not_zero(model: Model) -> None:
    count = len(model.cites["cde-001"].qpv)
    unknown = only(model, "cde-001", Habitants(0, 0, 0, 0, sans_population=count))
    row = row_of(unknown, "cde-001")
    assert [value for name, value in row.items() if name.startswith("habitants_")] == [None] * 4
    assert row["nb_qpv_2015_sans_population_2018"] == count


def test_a_published_total_may_be_zero(model: Model) -> None:
    row = row_of(only(model, "cde-001", Habitants(500, 0, 500, 0, sans_population=0)), "cde-001")
    assert row["habitants_qpv_2018_sans_a_cheval"] == 0


@pytest.mark.parametrize("column", [one for one in TABLE.columns if one.name.startswith("habitants_")])
def test_each_total_warns_of_double_counting(column) -> None:
    assert "comptés deux fois" in column.description
