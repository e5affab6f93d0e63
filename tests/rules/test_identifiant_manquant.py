"""Holes in the identifiers are told at the entry that follows them, in few words however wide they are."""

from __future__ import annotations

import pytest

from scripts.registry.load import ANCIENS
from scripts.rules import identifiant_manquant
from tests.small_registry import copy_mini, diagnose, printed, replace

TOMBSTONE = """anciens:
  - adresse: "cites/choisy-le-roi/"
    identifiant: "cde-006"
    evenement: fusion
    depuis: "2026-12-01"
    vers:
      - "cde-001"
    texte: "La cité a rejoint une autre."
    sources:
      - "anct-cites-2023"
    confiance: attestee
    lu_le: 2026-11-22
"""


def told(root, identifiants, anciens="anciens: []\n"):
    """The place and the sentence of each diagnostic, once some of the four cités have other identifiers."""
    copy_mini(root)
    replace(root, [(f'- id: "{old}"', f'- id: "{new}"') for old, new in identifiants.items()])
    replace(root, [("anciens: []\n", anciens)], ANCIENS)
    lines = printed(diagnose(root, rules=[identifiant_manquant]))
    return [line.replace(" [identifiant-manquant]", "") for line in lines if "[identifiant-manquant]" in line]


@pytest.mark.parametrize(
    ("identifiant", "missing"),
    [
        ("cde-005", "cde-004 manque"),
        ("cde-007", "cde-004, cde-005 et cde-006 manquent"),
        ("cde-008", "cde-004, cde-005, … et cde-007 manquent"),
        ("cde-104", "cde-004, cde-005, … et cde-103 manquent"),
    ],
)
def test_what_is_missing_is_named_at_the_entry_that_follows(identifiant, missing, tmp_path):
    assert told(tmp_path, {"cde-004": identifiant}) == [
        f"data/cites.yaml:268:9: Avant cette entrée, {missing} : remettez ce qui a été retiré, ou dites dans "
        "data/anciens.yaml ce qu’il est devenu."
    ]


def test_each_hole_is_told_once(tmp_path):
    first, second = told(tmp_path, {"cde-004": "cde-007", "cde-003": "cde-005"})
    assert "cde-003 et cde-004 manquent" in first
    assert "cde-006 manque" in second


@pytest.mark.parametrize(("right", "wrong"), [("cde-001", "cde-005"), ("cde-001", "cde-000"), ("cde-002", "cde-093")])
def test_an_identifier_that_breaks_the_sequence_is_the_one_to_mend(right, wrong, tmp_path):
    (line,) = told(tmp_path, {right: wrong})
    assert f"« {wrong} » rompt la suite" in line
    assert f"écrivez « {right} »" in line


def test_the_first_cite_may_be_missing(tmp_path):
    first, second = told(tmp_path, {"cde-001": "cde-005", "cde-002": "cde-006"})
    assert "cde-001 et cde-002 manquent" in first
    assert "Cette entrée suit cde-006" in second


def test_a_tombstone_explains_a_cite_that_is_gone(tmp_path):
    (line,) = told(tmp_path, {"cde-004": "cde-007"}, TOMBSTONE)
    assert "cde-004 et cde-005 manquent" in line


def test_a_tombstone_of_an_address_alone_explains_none(tmp_path):
    """As that of a cité whose page has moved, which has no identifier to tell."""
    (line,) = told(tmp_path, {"cde-004": "cde-007"}, TOMBSTONE.replace('    identifiant: "cde-006"\n', ""))
    assert "cde-004, cde-005 et cde-006 manquent" in line


def test_the_sequence_goes_on_after_one_that_breaks_it(tmp_path):
    """The entry after it stands in its place, although a hole follows that one."""
    wrong, hole = told(tmp_path, {"cde-002": "cde-093", "cde-004": "cde-005"})
    assert "« cde-093 » rompt la suite" in wrong
    assert "cde-004 manque" in hole


@pytest.mark.parametrize("wrong", ["cde-1", "cde-00X", "cde-003"])
def test_nothing_is_told_where_an_identifier_is_wrong_or_stands_twice(wrong, tmp_path):
    """Mending it may be enough."""
    assert told(tmp_path, {"cde-001": wrong, "cde-004": "cde-009"}) == []
