"""What the quality tables count, recounted from the registry; days are those of the data, never of the clock."""

from __future__ import annotations

from collections import Counter
from datetime import date
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables.cites import cites_qpv_2015
from scripts.tables.qualite import qualite_blocs, qualite_cites
from scripts.tables.table import Table

COUNTS = ("nb_attestees", "nb_probables", "nb_deduites", "nb_contestees", "nb_a_confirmer")


def dicts(table: Table, model: Model) -> list[dict]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(model)]


def with_statut(model: Model, **changes: object) -> Model:
    """The model, another statut for its first cité."""
    first = next(iter(model.cites.values()))
    statut = msgspec.structs.replace(first.record.statut, **changes)
    cite = replace(first, record=msgspec.structs.replace(first.record, statut=statut))
    return replace(model, cites=MappingProxyType(model.cites | {cite.id: cite}))


def test_every_cite_has_a_row_for_each_of_its_13_blocks(model: Model) -> None:
    rows = dicts(qualite_blocs.TABLE, model)
    assert Counter(row["cite_id"] for row in rows) == dict.fromkeys(model.cites, 13)


def test_a_block_is_present_where_it_has_a_value(model: Model) -> None:
    for row in dicts(qualite_blocs.TABLE, model):
        assert row["present"] == (sum(row[name] for name in COUNTS) > 0) == (row["derniere_lecture"] is not None)


def test_32_cites_have_no_source_of_their_own(model: Model) -> None:
    assert sum(row["nb_sources_propres"] == 0 for row in dicts(qualite_cites.TABLE, model)) == 32


def test_confidences_of_qpv_are_those_of_the_list(model: Model) -> None:
    names = [column.name for column in cites_qpv_2015.TABLE.columns]
    listed = Counter(row[names.index("confiance")] for row in cites_qpv_2015.TABLE.rows(model))
    rows = [row for row in dicts(qualite_blocs.TABLE, model) if row["bloc"] == "qpv"]
    counted = [sum(row[name] for row in rows) for name in COUNTS]
    assert counted == [listed[name] for name in ("attestee", "probable", "deduite", "contestee", "a_confirmer")]
    assert sum(counted) == 570


def test_a_cite_is_the_sum_of_its_blocks(model: Model) -> None:
    blocks = dicts(qualite_blocs.TABLE, model)
    for cite in dicts(qualite_cites.TABLE, model):
        own = [row for row in blocks if row["cite_id"] == cite["cite_id"]]
        for name in (*COUNTS, "nb_reserves"):
            assert cite[name] == sum(row[name] for row in own)
        assert cite["nb_blocs_presents"] == sum(row["present"] for row in own)
        assert cite["nb_blocs_presents"] + cite["nb_blocs_manquants"] == 13


def test_days_are_counted_to_the_version_of_the_data(model: Model) -> None:
    later = replace(with_statut(model, lu_le=date(2026, 11, 1), mentions=()), version="2027.01.01")
    row = next(row for row in dicts(qualite_blocs.TABLE, later) if row["bloc"] == "statut")
    assert (row["derniere_lecture"], row["jours_depuis_lecture"]) == (date(2026, 11, 1), 61)
    earlier = replace(later, version="2026.10.01")
    row = next(row for row in dicts(qualite_blocs.TABLE, earlier) if row["bloc"] == "statut")
    assert row["jours_depuis_lecture"] == 0


def test_a_verification_shows(model: Model) -> None:
    verified = with_statut(model, verifie_le=date(2026, 11, 22))
    blocks, cites = dicts(qualite_blocs.TABLE, verified), dicts(qualite_cites.TABLE, verified)
    assert [row["bloc"] for row in blocks if row["derniere_verification"]] == ["statut"]
    assert [row["cite_id"] for row in cites if row["derniere_verification"]] == [next(iter(model.cites))]
