"""ANCT's correspondence of QPV, against the reference table, for the cités of the mini registry."""

from __future__ import annotations

from collections import defaultdict

from tests.small_registry import real_reference
from tests.upstream.comparing import compared, said

HEADER = "QP2024;Statut;QP2015_1;QP2015_2;QP2015_3"


def lines() -> dict[str, str]:
    """The file that the reference table would give, by code."""
    parents: dict[str, list[str]] = defaultdict(list)
    statuses = {}
    for row in real_reference().correspondances_officielles:
        parents[row.code_qp_2024].append(row.code_qp_2015 or "")
        statuses[row.code_qp_2024] = row.statut.upper()
    return {code: f"{code};{statuses[code]};{';'.join([*codes, '', ''][:3])}" for code, codes in parents.items()}


def test_the_same_table_has_no_gap() -> None:
    assert compared("correspondances-qpv", [HEADER, *lines().values()]) == []


def test_optional_columns_may_be_absent() -> None:
    short = [";".join(line.split(";")[:3]) for line in lines().values()]
    gaps = compared("correspondances-qpv", ["QP2024;Statut;QP2015_1", *short])
    assert {gap.sens for gap in gaps} == {"en_trop"}


def test_the_whole_communes_of_mayotte_are_said_in_two_ways() -> None:
    told = [line.replace(";COMMUNAL;", ";COMMUNE;") for line in lines().values()]
    assert told != list(lines().values())
    assert compared("correspondances-qpv", [HEADER, *told]) == []


def test_pairs_and_statuses_that_differ() -> None:
    told = lines() | {"QN04901M": "QN04901M;NOUVEAU;QP049002;;"}
    gaps = compared("correspondances-qpv", [HEADER, *told.values()])
    assert said(gaps, "cde-001") == [
        "manque: le quartier « QN04901M » succède à « QP049002 »",
        "en_trop: le quartier « QN04901M » succède à « QP049001 »",
        f"autrement: le quartier « QN04901M » est dit « NOUVEAU », et « {real_status('QN04901M')} » ici",
    ]


def test_a_quartier_that_only_one_side_has() -> None:
    told = lines() | {"QN04999N": "QN04999N;NOUVEAU;;;"}
    del told["QN04901M"]
    gaps = compared("correspondances-qpv", [HEADER, *told.values()])
    assert said(gaps, "cde-001") == ["en_trop: correspondance du quartier « QN04901M »"]
    assert said(gaps, None) == ["manque: correspondance du quartier « QN04999N »"]


def real_status(code: str) -> str:
    rows = real_reference().correspondances_officielles
    return next(row.statut for row in rows if row.code_qp_2024 == code)
