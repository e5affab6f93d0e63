"""The README names every table, links to files that exist, and says what must not be missed."""

from __future__ import annotations

import re

import pytest

from scripts.model.model import Model
from scripts.tables.listing import tables


@pytest.fixture(scope="module")
def readme(files: dict[str, bytes]) -> str:
    return files["README.md"].decode()


def test_every_table_is_linked(readme: str, files: dict[str, bytes]) -> None:
    links = re.findall(r"\]\((data/[^)]+)\)", readme)
    assert links == [f"data/{table.name}.csv" for table in tables()]
    assert set(links) <= files.keys()


def test_how_to_cite(readme: str, model: Model) -> None:
    assert f"version {model.version}" in readme


@pytest.mark.parametrize(
    "words",
    [
        "Licence Ouverte 2.0",
        "`qpv_2015`\u00a0: Licence à confirmer",
        "2A004",
        "à cheval",
        "deux cités",
        "Mayotte",
        "valeur absente.",
    ],
)
def test_what_must_not_be_missed(readme: str, words: str) -> None:
    assert words in readme


def test_column_names_in_the_text_exist(readme: str) -> None:
    known = {column.name for table in tables() for column in table.columns} | {table.name for table in tables()}
    quoted = set(re.findall(r"`([a-z_0-9]+)`", readme))
    assert quoted - known == set()
