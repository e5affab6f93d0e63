"""What was published may go, once `data/anciens.yaml` says what it has become."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.registry.load import ANCIENS
from scripts.registry.promesses import PROMESSES
from scripts.rules import ancien_vivant, identifiant_disparu
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


@pytest.mark.parametrize(
    "promise",
    [
        "commune,49353,communes/49353/",
        "departement,49,departements/49/",
        "region,52,regions/52/",
        "contrat_de_ville_2015,CV153,contrats-de-ville/cv153/",
        "page,,une-page-de-personne/",
        "colonne,cites.autrefois,donnees/paquet/cites.csv",
    ],
)
def test_what_is_still_there_or_is_no_object_is_not_told(tmp_path: Path, promise: str) -> None:
    """Pages of no object and columns are for the build and the release."""
    assert not diagnose(promised(tmp_path, promise), rules=[identifiant_disparu])


@pytest.mark.parametrize(
    ("promise", "name"),
    [
        ("departement,94,departements/94/", "94"),
        ("region,94,regions/94/", "94"),
        ("qpv_2024,QN09401M,qpv/qn09401m/", "QN09401M"),
        ("contrat_de_ville_2024,CN00101I,contrats-de-ville/cn00101i/", "CN00101I"),
        ("qpv_2015,QP049001,quartiers/qp049001/", "QP049001"),
    ],
)
def test_what_follows_from_the_lists_is_compared_too(tmp_path: Path, promise: str, name: str) -> None:
    """No cité of the mini registry touches these any more; the last has another address."""
    (line,) = printed(diagnose(promised(tmp_path, promise), rules=[identifiant_disparu]))
    assert f"[identifiant-disparu] « {name} », que la dernière version publiait" in line


def test_an_old_address_may_not_be_that_of_what_follows_from_the_lists(tmp_path: Path) -> None:
    """It would be two pages at one address."""
    root = copy_mini(tmp_path)
    replace(root, [("anciens: []\n", TOMBSTONE.replace("cites/angers-loire-metropole/", "departements/49/"))], ANCIENS)
    (line,) = printed(diagnose(root, rules=[ancien_vivant]))
    assert "[ancien-vivant] L’adresse « departements/49/ » est encore celle d’une page" in line


def promised(root: Path, line: str) -> Path:
    """Lay the mini registry under `root`, with one more promise, and return `root`."""
    copy_mini(root)
    with (root / PROMESSES).open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
    return root


def test_a_code_that_is_gone_is_told_where_it_can_be_explained(tmp_path: Path) -> None:
    """A QPV that was published and is not in the lists, which are otherwise right."""
    (one,) = diagnose(promised(tmp_path, "qpv_2015,QP049099,qpv/qp049099/"), rules=[identifiant_disparu])
    assert one.trouve == "QP049099"
    assert printed([one]) == [
        "data/anciens.yaml:2:1: [identifiant-disparu] « QP049099 », que la dernière version publiait à l’adresse "
        "« qpv/qp049099/ », n’y est plus : remettez ce qui a été retiré, ou dites ici ce qu’il est devenu."
    ]
