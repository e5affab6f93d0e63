"""What was published may go, once `data/anciens.yaml` says what it has become."""

from __future__ import annotations

from pathlib import Path

from scripts.registry.load import ANCIENS
from scripts.registry.promesses import PROMESSES
from scripts.rules import identifiant_disparu
from tests.small_registry import copy_mini, diagnose, printed, replace

TOMBSTONE = """anciens:
  - adresse: "cites/angers-loire-metropole/"
    evenement: renommage
    depuis: "2026-12-01"
    vers:
      - "cde-001"
    texte: "La cité a pris une adresse plus courte."
    sources:
      - "anct-cites-2023"
    confiance: attestee
    lu_le: 2026-11-22
"""


def test_a_tombstone_explains_an_address_that_has_changed(tmp_path: Path) -> None:
    """The same change without it is the case of `fixtures/broken/identifiant-disparu`."""
    root = copy_mini(tmp_path)
    replace(root, [('slug: "angers-loire-metropole"', 'slug: "angers"')])
    replace(root, [("anciens: []\n", TOMBSTONE)], ANCIENS)
    assert not diagnose(root, rules=[identifiant_disparu])


def test_a_code_that_is_gone_is_told_where_it_can_be_explained(tmp_path: Path) -> None:
    """A QPV that was published and is not in the lists, which are otherwise right."""
    root = copy_mini(tmp_path)
    with (root / PROMESSES).open("a", encoding="utf-8") as stream:
        stream.write("qpv_2015,QP049099,qpv/qp049099/\n")
    (line,) = printed(diagnose(root, rules=[identifiant_disparu]))
    assert line.startswith(
        "data/anciens.yaml:2:1: [identifiant-disparu] « QP049099 », que la dernière version publiait"
    )
