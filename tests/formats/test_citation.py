"""CITATION.cff is Citation File Format 1.2.0, names no person, and agrees with the licence and the version."""

from __future__ import annotations

import re

import pytest
import yaml

from scripts.formats import citation as writer
from scripts.model.model import Model

REQUIRED = {"authors", "cff-version", "message", "title"}
ALLOWED = REQUIRED | {"abstract", "date-released", "keywords", "license", "type", "version"}


@pytest.fixture(scope="module")
def described(files: dict[str, bytes]) -> dict:
    return yaml.safe_load(files[writer.PATH])


def test_it_holds_what_the_format_wants_and_nothing_unknown_to_it(described: dict) -> None:
    assert REQUIRED <= described.keys() <= ALLOWED
    assert described["cff-version"] == "1.2.0" and described["type"] == "dataset"
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", described["date-released"])
    assert described["license"] == "etalab-2.0"
    assert len(set(described["keywords"])) == len(described["keywords"])


def test_its_author_is_an_entity(described: dict) -> None:
    assert described["authors"] == [{"name": "Les contributeurs du registre des cités de l’emploi"}]


def test_it_is_of_the_version_of_the_data(described: dict, model: Model) -> None:
    assert described["version"] == model.version
    assert described["date-released"] == model.version.replace(".", "-")


def test_it_tells_the_exception(described: dict) -> None:
    assert "sauf qpv_2015" in described["abstract"]
