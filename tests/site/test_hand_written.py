"""The texts of hand-written pages: French typography, and nothing that another page contradicts."""

from __future__ import annotations

import re

import pytest

from scripts import ROOT
from scripts.registry.load import FILES

CONTENT = ROOT / "content"
CODE = re.compile(r"`[^`]*`|<[^>]+>")
FRENCH = sorted(path for path in CONTENT.rglob("*.md") if CONTENT / "en" not in path.parents)
ORDINARY_SPACE = re.compile(r".{0,9}(?: [:;?!»](?=\s|[.,)]|$)|« |(?<=\d) (?=\d{3}\b)| (?=[%€])).{0,9}")
COUNTS = {4: "quatre", 5: "cinq", 6: "six"}


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: str(path.relative_to(CONTENT)))
def test_texts_are_typographic_french(path):
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    assert ORDINARY_SPACE.findall(text) == []
    assert re.findall(r".{0,12}'.{0,12}", text) == []


def test_ordinary_spaces_are_found():
    wrong = ("La fin : oui", "Quoi ? ", "« là", "là », ", "12 000 habitants", "5 %", "fin ;")
    assert [text for text in wrong if not ORDINARY_SPACE.search(text)] == []
    assert ORDINARY_SPACE.search("La fin\u00a0: «\u00a0là\u00a0», 12\u202f000, 5\u00a0%\u202f; 14:30") is None


def test_the_files_of_the_registry_are_counted_as_they_are():
    text = (CONTENT / "contribuer.md").read_text(encoding="utf-8")
    assert f"Le registre tient en {COUNTS[len(FILES)]} fichiers" in text
