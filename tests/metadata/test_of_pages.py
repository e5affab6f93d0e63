"""Heads of pages: links to their data, and schema.org that a JSON-LD reader resolves to the pages themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urljoin

import pytest

from scripts.metadata import dcat, schema_org
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE
from tests.built_site import Site

ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">')
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SECTIONS = {"cites", "communes", "qpv", "departements", "regions"}
READ_AT = "http://copie.test/ailleurs/"


def blocks(site: Site) -> Mapping[str, dict[str, Any]]:
    """The data block of each page that has one, by path."""
    found = {path: DATA_BLOCK.findall(document) for path, document in site.documents.items()}
    assert max(map(len, found.values())) == 1
    return {path: json.loads(texts[0]) for path, texts in found.items() if texts}


def test_every_object_links_to_its_own_file(site: Site) -> None:
    for path, document in site.documents.items():
        section, _, rest = path.partition("/")
        if rest.count("/") == 1 and section in SECTIONS | {"contrats-de-ville"}:
            ((media_type, href),) = ALTERNATE.findall(document)
            target = normpath(join(dirname(path), href))
            assert (media_type, target) == ("application/json", f"api/v1/{path.removesuffix('/index.html')}.json")


def test_every_alternate_exists(site: Site) -> None:
    linked = {
        normpath(join(dirname(path), href))
        for path, document in site.documents.items()
        for _, href in ALTERNATE.findall(document)
    }
    assert {path for path in linked if not (site.folder / path).is_file()} == set()
    assert {dcat.PATH, "api/v1/qpv-2015.json", "api/v1/qpv-2024.json", "api/v1/programme.json"} <= linked


def test_every_place_has_its_page_as_address(site: Site, site_below: Site) -> None:
    for where, root, read_at in ((site, READ_AT, READ_AT), (site_below, "https://exemple.test/registre/", READ_AT)):
        places = blocks(where)
        assert {path for path in where.documents if path.count("/") == 2 and path.partition("/")[0] in SECTIONS} <= set(
            places
        )
        for path, place in places.items():
            page = path.removesuffix("index.html")
            assert urljoin(read_at + page, place["url"]) == root + page


def test_without_an_address_none_is_made_up(site: Site) -> None:
    for block in blocks(site).values():
        assert not re.search(r"https?://(?!schema\.org|www\.etalab\.gouv\.fr)", json.dumps(block))


def test_the_dataset_offers_what_holds_more_than_one_table(site: Site, model: Model) -> None:
    dataset = blocks(site)["donnees/index.html"]
    assert dataset["@type"] == "Dataset" and dataset["version"] == model.version
    assert [one["contentUrl"] for one in dataset["distribution"]] == [
        f"../donnees/paquet/{file.path}" for file in dcat.data_files() if file.table is None
    ]
    assert {"name", "description", "license", "creator", "distribution"} <= dataset.keys()


def test_each_file_declares_its_own_licence(model: Model) -> None:
    dataset = schema_org.dataset(model, "")
    declared = {one["contentUrl"].rpartition("/")[2]: one.get("license") for one in dataset["distribution"]}
    confirmed = dcat.licences_of_files()
    assert declared["qpv_2015.geojson"] is None
    assert declared["qpv_2024.geojson"] == LICENCE_OUVERTE.path
    several = [name for name, licence in declared.items() if licence and licence != LICENCE_OUVERTE.path]
    assert len(several) >= 3 and not {*several} & {path.rpartition("/")[2] for path in confirmed}
    for told in (dataset["license"], *(declared[name] for name in several)):
        assert told["url"] == LICENCE_OUVERTE.path and "sauf qpv_2015" in told["name"]


def test_a_qpv_is_at_its_point_in_its_communes(model: Model) -> None:
    place = schema_org.of_qpv_2015(model, "QP049001", "../../")
    assert place["identifier"] == [{"@type": "PropertyValue", "propertyID": "QPV 2015", "value": "QP049001"}]
    assert place["geo"]["latitude"] == pytest.approx(47.475, abs=0.01)
    assert [one["name"] for one in place["containedInPlace"]] == ["Angers"]


def test_a_name_cannot_leave_its_data_block(site: Site) -> None:
    for path, document in site.documents.items():
        for text in DATA_BLOCK.findall(document):
            assert "<" not in text, path


def test_a_cite_and_the_commune_of_its_name_are_told_apart(model: Model) -> None:
    cite, commune = schema_org.of_cite(model, "cde-013", ""), schema_org.of_commune(model, "44109", "")
    assert (cite["name"], cite["alternateName"]) == ("Cité de l’emploi Nantes", "Nantes")
    assert commune["name"] == "Nantes"
