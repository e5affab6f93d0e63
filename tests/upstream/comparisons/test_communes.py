"""Insee's COG, against the communes that the mini registry cites."""

from __future__ import annotations

from pathlib import Path

from scripts.registry.load import load
from scripts.upstream.gap import Registry, ReplaceCode
from tests.small_registry import copy_mini, real_reference, replace
from tests.upstream.comparing import compared, said

HEADER = "TYPECOM,COM,LIBELLE,COMPARENT"
SAME = [
    HEADER,
    "COM,49007,Angers,",
    "COM,49353,Trélazé,",
    "COM,92004,Asnières-sur-Seine,",
    "COM,92036,Gennevilliers,",
    "COM,13055,Marseille,",
    *(f"ARM,132{number},Marseille {number}e Arrondissement,13055" for number in (13, 14, 15, 16)),
]


def test_the_same_communes_have_no_gap() -> None:
    assert compared("communes", SAME) == []


def test_a_delegated_commune_of_the_same_code_changes_nothing() -> None:
    assert compared("communes", [*SAME, "COMD,49007,Angers,49007"]) == []


def test_a_commune_that_has_merged_says_into_which() -> None:
    merged = [line for line in SAME if "49353" not in line]
    (gap,) = compared("communes", [*merged, "COMD,49353,Trélazé,49007"])
    assert said([gap], "cde-001") == ["autrement: la commune « 49353 » (Trélazé) a rejoint « 49007 » (Angers)"]
    assert gap.edit == ReplaceCode("49353", "49007")


def test_a_merger_is_told_to_every_cite_that_cites_the_commune() -> None:
    merged = [line for line in SAME if "92036" not in line]
    gaps = compared("communes", [*merged, "COMA,92036,Gennevilliers,92004"])
    assert [gap.cite for gap in gaps] == ["cde-002", "cde-003"]


def test_a_commune_that_has_gone() -> None:
    (gap,) = compared("communes", [line for line in SAME if "49353" not in line])
    assert said([gap], "cde-001") == [
        "en_trop: la commune « 49353 » (Trélazé) n’est plus dans le code officiel géographique"
    ]


def test_a_commune_that_changed_its_name() -> None:
    renamed = [line.replace("Trélazé", "Trélazé-les-Ardoises") for line in SAME]
    (gap,) = compared("communes", renamed)
    assert said([gap], "cde-001") == [
        "autrement: la commune « 49353 » s’appelle « Trélazé-les-Ardoises », et « Trélazé » dans nos tables"
    ]


def test_a_merger_that_our_tables_know_is_left_to_the_check(tmp_path: Path) -> None:
    replace(copy_mini(tmp_path), [('"49353" # Trélazé', '"93059" # Pierrefitte-sur-Seine')])
    registry = Registry(load(tmp_path).entrees, real_reference())
    told = [line for line in SAME if "49353" not in line]
    assert compared("communes", [*told, "COMD,93059,Pierrefitte-sur-Seine,93066"], registry) == []
    (gap,) = compared("communes", [*told, "COMD,93059,Pierrefitte-sur-Seine,49007"], registry)
    assert gap.edit == ReplaceCode("93059", "49007")
