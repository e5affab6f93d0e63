"""The data page offers all that the package has, and says what to know before counting."""

from __future__ import annotations

import re
from html import unescape

import pytest

from scripts.formats import edition, package

PATH = "donnees/index.html"


@pytest.fixture(scope="module")
def document(documents) -> str:
    return documents[PATH]


def test_every_file_of_the_package_is_linked_once_at_least(document):
    linked = set(re.findall(r'href="\.\./donnees/paquet/([^"]+)"', document))
    assert linked == {file.path for file in package.files()}


def test_the_traps_come_before_the_files(document):
    text = plain(unescape(re.sub(r"<[^>]+>", "", document.partition("<h1>")[2])))
    for trap in edition.TRAPS:
        assert -1 < text.find(plain(trap.replace("`", ""))) < text.find("Classeur Excel")
    assert "<code>dtype=str</code>" in document


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
