"""ANCT's cités by commune, against the mini registry."""

from __future__ import annotations

from scripts.upstream.gap import AddCode, RemoveCode
from tests.upstream.comparing import compared, said

SAME = [
    "id_cde,insee_com",
    "cde-001,49007",
    "cde-001,49353",
    "cde-002,92004",
    "cde-002,92036",
    "cde-003,92036",
    "cde-003,92004",
    "cde-004,13055",
]


def without(line: str) -> list[str]:
    assert line in SAME
    return [one for one in SAME if one != line]


def test_the_same_lists_have_no_gap() -> None:
    assert compared("cites-communes", SAME) == []


def test_arrondissements_stand_for_their_commune() -> None:
    arrondissements = [f"cde-004,132{number}" for number in (13, 14, 15, 16)]
    assert compared("cites-communes", [*without("cde-004,13055"), *arrondissements]) == []


def test_a_commune_that_the_registry_lacks() -> None:
    (gap,) = compared("cites-communes", [*SAME, "cde-001,49015"])
    assert said([gap], "cde-001") == ["manque: commune « 49015 » (Avrillé)"]
    assert gap.edit == AddCode("communes_anct", "coeur", "49015")


def test_a_commune_outside_the_territory_is_limitrophe() -> None:
    (gap,) = compared("cites-communes", [*SAME, "cde-002,92024"])
    assert gap.edit == AddCode("communes_anct", "limitrophe", "92024")


def test_a_lost_zero_is_given_back() -> None:
    (gap,) = compared("cites-communes", [*SAME, "cde-001,1053"])
    assert said([gap], "cde-001") == ["manque: commune « 01053 » (Bourg-en-Bresse)"]


def test_a_commune_that_no_table_knows_is_left_to_a_person() -> None:
    (gap,) = compared("cites-communes", [*SAME, "cde-001,49999"])
    assert said([gap], "cde-001") == ["manque: commune « 49999 » (inconnue de nos tables)"]
    assert gap.edit is None


def test_a_commune_in_excess() -> None:
    (gap,) = compared("cites-communes", without("cde-001,49353"))
    assert said([gap], "cde-001") == ["en_trop: commune « 49353 » (Trélazé)"]
    assert gap.edit == RemoveCode("communes_anct", "49353")


def test_cites_that_only_one_side_has() -> None:
    gaps = compared("cites-communes", [*without("cde-004,13055"), "cde-099,49007", "?,49007"])
    assert said(gaps, "cde-004") == ["en_trop: cette cité n’est pas dans le fichier"]
    assert said(gaps, None) == [
        "autrement: 1 ligne ne nomme aucune cité",
        "manque: cde-099 n’est pas dans le registre ; « python -m scripts new » donne le modèle d’une entrée",
    ]


def test_a_commune_of_two_cites_stands_on_one_line() -> None:
    both = [line for line in SAME if line not in ("cde-002,92036", "cde-003,92036")]
    assert compared("cites-communes", [*both, "cde-002 ; cde-003,92036"]) == []
