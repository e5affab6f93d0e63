"""Territories of several kinds, an arrondissement among them."""

from __future__ import annotations

from scripts.model.model import Model
from scripts.tables.cites import cites_communes_territoire, cites_territoires, cites_territoires_exclusions


def test_marseille_nord_is_four_arrondissements_of_one_commune(model: Model) -> None:
    rows = [row for row in cites_territoires.TABLE.rows(model) if row[1].startswith("132")]
    assert [row[1] for row in rows] == ["13213", "13214", "13215", "13216"]
    assert {row[4] for row in rows} == {"13055"}
    (cite_id,) = {row[0] for row in rows}
    resolved = [row for row in cites_communes_territoire.TABLE.rows(model) if row[0] == cite_id]
    assert resolved == [(cite_id, "13055", False)]


def test_every_other_commune_is_whole(model: Model) -> None:
    parts = [row for row in cites_communes_territoire.TABLE.rows(model) if not row[2]]
    assert [row[1] for row in parts] == ["13055"]


def test_one_code_and_its_kind_agree(model: Model) -> None:
    index = {"communes": 4, "epci": 5, "ept": 6, "departement": 7}
    for row in cites_territoires.TABLE.rows(model):
        assert [i for i in range(4, 8) if row[i] is not None] == [index[row[2]]]


def test_an_excluded_commune_is_not_in_the_territory(model: Model) -> None:
    excluded = set(cites_territoires_exclusions.TABLE.rows(model))
    resolved = {row[:2] for row in cites_communes_territoire.TABLE.rows(model)}
    assert excluded and not excluded & resolved
