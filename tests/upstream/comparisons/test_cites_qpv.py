"""ANCT's cités by QPV, as GeoJSON, against the mini registry."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.registry.load import load
from scripts.upstream.gap import AddCode, Registry
from tests.small_registry import copy_mini, real_reference, replace
from tests.upstream.comparing import compared, described, said

SAME = {
    "cde-001": ["QP049001", "QP049002", "QP049003", "QP049008"],
    "cde-002": ["QP092012", "QP092013", "QP092017", "QP092018"],
    "cde-003": ["QP092010", "QP092013", "QP092017", "QP092018"],
    "cde-004": ["QP013003", "QP013058"],
}


MENTION = """Le Grand-Bellevue à Trélazé."
          sources:
            - "cariforef-pays-loire-levent-freins-qpv\""""


def geojson(lists: dict[str, list[str]]) -> list[str]:
    features = [
        {
            "properties": {
                "id_territoire": cite,
                "lib_territoire": "",
                "liste_geo": "; ".join(f"Nom ({c})" for c in codes),
            }
        }
        for cite, codes in lists.items()
    ]
    return [json.dumps({"type": "FeatureCollection", "features": features})]


def test_the_same_lists_have_no_gap() -> None:
    assert compared("cites-qpv-carte", geojson(SAME)) == []


def test_what_the_registry_lacks_can_be_mended_in_its_role() -> None:
    gaps = compared(
        "cites-qpv-carte",
        geojson(SAME | {"cde-001": [*SAME["cde-001"], "QP049004"], "cde-002": [*SAME["cde-002"], "QP092010"]}),
    )
    assert said(gaps, "cde-002") == ["manque: quartier « QP092010 », Les Courtilles (Gennevilliers)"]
    assert [gap.edit for gap in gaps] == [AddCode("qpv", "coeur", "QP049004"), AddCode("qpv", "a_cheval", "QP092010")]


def test_a_narrower_list_is_told_and_nothing_is_taken_away() -> None:
    (gap,) = compared("cites-qpv-carte", geojson(SAME | {"cde-004": ["QP013003"]}))
    assert said([gap], "cde-004") == [
        "en_trop: quartier « QP013058 », La Cabucelle (Marseille), que le registre déduit du territoire"
    ]
    assert gap.edit is None


def test_a_code_that_no_table_knows_is_left_to_a_person() -> None:
    (gap,) = compared("cites-qpv-carte", geojson(SAME | {"cde-004": [*SAME["cde-004"], "QP013999"]}))
    assert said([gap], "cde-004") == ["manque: quartier « QP013999 » (inconnu de nos tables)"]
    assert gap.edit is None


def test_the_list_by_quartier_is_read_as_well() -> None:
    lines = ["id_cde,id_qp", *(f"{cite},{code}" for cite, codes in SAME.items() for code in codes)]
    assert compared("cites-qpv", lines) == []


def test_a_narrower_list_that_the_registry_mentions_is_not_told_again(tmp_path: Path) -> None:
    source = described("cites-qpv-carte").source
    replace(copy_mini(tmp_path), [(MENTION, MENTION.replace("cariforef-pays-loire-levent-freins-qpv", source))])
    lines = geojson(SAME | {"cde-001": ["QP049001"]})
    assert compared("cites-qpv-carte", lines, Registry(load(tmp_path).entrees, real_reference())) == []
    assert len(compared("cites-qpv-carte", lines)) == 3
