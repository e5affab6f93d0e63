"""The tables hold the facts: the counts that the sources and the registry's brief give."""

from __future__ import annotations

from collections import Counter

import pytest

from scripts.model.model import Model
from scripts.tables.listing import tables

TABLES = {table.name: table for table in tables()}


def dicts(model: Model, name: str) -> list[dict]:
    names = [column.name for column in TABLES[name].columns]
    return [dict(zip(names, row, strict=True)) for row in TABLES[name].rows(model)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("cites", 84),
        ("cites_blocs", 84 * 7),
        ("cites_communes_anct", 306),
        ("cites_contrats_de_ville_2015", 143),
        ("cites_qpv_2015", 570),
        ("cites_qpv_2024", 606),
        ("qpv_2015", 1514),
        ("qpv_2024", 1584),
        ("contrats_de_ville_2015", 433),
        ("contrats_de_ville_2024", 391),
        ("departements", 109),
        ("regions", 18),
        ("ept", 11),
    ],
)
def test_counts(model: Model, name: str, count: int) -> None:
    assert len(dicts(model, name)) == count


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("cites_communes_anct", {"coeur": 262, "limitrophe": 44}),
        ("cites_contrats_de_ville_2015", {"coeur": 127, "limitrophe": 16}),
        ("cites_qpv_2015", {"coeur": 527, "a_cheval": 43}),
    ],
)
def test_roles(model: Model, name: str, roles: dict[str, int]) -> None:
    assert Counter(row["role"] for row in dicts(model, name)) == roles


def test_51_qpv_of_2024_have_no_parent(model: Model) -> None:
    assert Counter(row["rattachement"] for row in dicts(model, "cites_qpv_2024"))["commune"] == 51


def test_qpv_are_555_and_15_stand_in_two_cites(model: Model) -> None:
    by_code = {row["code_qp_2015"]: row["nb_cites"] for row in dicts(model, "cites_qpv_2015")}
    assert len(by_code) == 555
    assert Counter(by_code.values()) == {1: 540, 2: 15}


@pytest.mark.parametrize("generation", ["2015", "2024"])
def test_one_row_a_quartier_tells_how_many_cites_it_is_of(model: Model, generation: str) -> None:
    code = f"code_qp_{generation}"
    listed = Counter(row[code] for row in dicts(model, f"cites_qpv_{generation}"))
    assert {row[code]: row["nb_cites"] for row in dicts(model, f"qpv_{generation}") if row["nb_cites"]} == listed


def test_residents_of_all_cites_are_the_sum_of_one_column(model: Model) -> None:
    """What a hurried reader adds up is right where each quartier has one row, and wrong from cité to cité."""
    of_qpv = {row["code_qp_2015"]: row for row in dicts(model, "qpv_2015")}
    once = sum(row["population_2018"] or 0 for row in of_qpv.values() if row["nb_cites"])
    by_cite = sum(row["habitants_qpv_2018"] or 0 for row in dicts(model, "cites"))
    listed = {row["code_qp_2015"] for row in dicts(model, "cites_qpv_2015")}
    assert once == sum(of_qpv[code]["population_2018"] or 0 for code in listed) < by_cite


def test_both_perimeters_of_the_37_epci(model: Model) -> None:
    epci = [row for row in dicts(model, "cites") if row["territoire_type"] == "epci"]
    ids = {row["cite_id"] for row in epci}
    territoire = [row for row in dicts(model, "cites_communes_territoire") if row["cite_id"] in ids]
    assert len(epci) == 37
    assert sum(row["nb_communes_anct"] for row in epci) == 150
    assert sum(row["nb_communes_territoire"] for row in epci) == len(territoire) == 1371


def test_waves(model: Model) -> None:
    assert Counter(row["vague"] for row in dicts(model, "cites")) == {2020: 24, 2021: 60}


def test_52_cites_have_evidence_from_elsewhere(model: Model) -> None:
    general = {
        "anct-cites-2023",
        "anct-contrats-de-ville-2015",
        "sig-ville-qpv-2015",
        "gazette-communes-font-leurs-preuves",
    }
    cite_of = {row["enonce_id"]: row["cite_id"] for row in dicts(model, "cites_enonces")}
    links = dicts(model, "cites_blocs_sources") + dicts(model, "cites_qpv_2015_sources")
    links += [row | {"cite_id": cite_of[row["enonce_id"]]} for row in dicts(model, "cites_enonces_sources")]
    assert len({row["cite_id"] for row in links if row["source_id"] not in general}) == 52


def test_every_row_with_a_provenance_has_a_source(model: Model) -> None:
    linked = [name.removesuffix("_sources") for name in TABLES if name.endswith("_sources")]
    with_provenance = [name for name, table in TABLES.items() if "confiance" in [one.name for one in table.columns]]
    assert set(with_provenance) <= set(linked)
    for name in with_provenance:
        key = TABLES[name].primary_key
        sourced = {tuple(row[one] for one in key) for row in dicts(model, f"{name}_sources")}
        assert {tuple(row[one] for one in key) for row in dicts(model, name)} == sourced


def test_leading_zeros_and_corsican_codes_are_kept(model: Model) -> None:
    communes = {row["code_insee_2024"] for row in dicts(model, "communes")}
    assert {"01004", "2A004"} <= communes
    assert {"01", "2A"} <= {row["code_departement"] for row in dicts(model, "departements")}
    assert "QP02A001" in {row["code_qp_2015"] for row in dicts(model, "qpv_2015")}
