"""The descriptor says of every column what the tables say, and dates itself from the data."""

from __future__ import annotations

import json

import pytest

from scripts.formats.descriptor import PATH
from scripts.model.model import Model
from scripts.tables.listing import tables


@pytest.fixture(scope="module")
def descriptor(files: dict[str, bytes]) -> dict:
    return json.loads(files[PATH])


def test_version_and_date_are_those_of_the_data(descriptor: dict, model: Model) -> None:
    assert descriptor["version"] == model.version
    assert descriptor["created"] == f"{model.version.replace('.', '-')}T00:00:00Z"


def test_what_each_version_of_the_standard_wants(descriptor: dict) -> None:
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["profile"] == "tabular-data-package"
    assert {"role", "roles"} <= descriptor["contributors"][0].keys()
    for resource in descriptor["resources"]:
        assert resource["type"] == "table"
        assert resource["profile"] == "tabular-data-resource"
        assert resource["dialect"]["lineTerminator"] == "\r\n"
        assert resource["schema"]["missingValues"] == [""]


def test_every_column_is_described(descriptor: dict) -> None:
    for table, resource in zip(tables(), descriptor["resources"], strict=True):
        assert resource["name"] == table.name
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.name for column in table.columns]
        for field in fields:
            assert field["title"] and field["description"] and field["type"]
        assert resource["schema"]["primaryKey"] == list(table.primary_key)


def test_closed_lists_are_given_to_both_versions(descriptor: dict) -> None:
    fields = {
        (resource["name"], field["name"]): field
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
    }
    role = fields["cites_qpv_2015", "role"]
    assert role["constraints"]["enum"] == [one["value"] for one in role["categories"]] == ["coeur", "a_cheval"]
    assert fields["cites", "vague"]["constraints"]["enum"] == [2020, 2021]


def test_attribution(descriptor: dict) -> None:
    titles = " ".join(source["title"] for source in descriptor["sources"])
    assert all(name in titles for name in ("ANCT", "Insee", "IGN", "DGCL", "La Poste"))


def test_only_the_qpv_of_2015_await_their_licence(descriptor: dict) -> None:
    names = {resource["name"]: resource["licenses"][0]["name"] for resource in descriptor["resources"]}
    assert {name for name, licence in names.items() if licence == "a-confirmer"} == {"qpv_2015", "qpv_2015_communes"}
    assert set(names.values()) == {"a-confirmer", "etalab-2.0"}
