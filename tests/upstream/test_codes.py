"""Codes in cells: lost zeros, lists, and what stands around them."""

from __future__ import annotations

import pytest

from scripts.upstream import codes


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("49007", ("49007",)),
        ("1053", ("01053",)),
        ("2A004", ("2A004",)),
        ("02571; 02691", ("02571", "02691")),
        ("02571, 02691 / 2A004", ("02571", "02691", "2A004")),
        ("Angers", ()),
        ("", ()),
    ],
)
def test_communes(cell: str, found: tuple[str, ...]) -> None:
    assert codes.communes([cell]) == found


def test_codes_are_found_anywhere_once_each() -> None:
    cells = ["Belle Beille (QP049001); Roseraie (QP049002)", "qp02a001", "XQP0490011", "QP049001"]
    assert codes.coded(cells, "qpv_2015") == ("QP049001", "QP049002", "QP02A001")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("cde-001", ("cde-001",)),
        ("CDE_1", ("cde-001",)),
        ("cde84", ("cde-084",)),
        ("cde-061 ; cde-002", ("cde-061", "cde-002")),
        ("84", ()),
        ("", ()),
    ],
)
def test_the_identifiers_of_cites(cell: str, found: tuple[str, ...]) -> None:
    assert codes.cites([cell]) == found
