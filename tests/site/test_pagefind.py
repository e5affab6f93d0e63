"""Pagefind as a service: what it makes of pages, and what is said where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pagefind_bin
import pytest

from scripts.site.pagefind import IndexingError, indexed

PAGE = "<main><article><h1>Titre</h1><p>Texte</p></article></main>"


def test_more_pages_than_are_sent_at_once():
    index = indexed((f"{number}/index.html", PAGE) for number in range(100))
    assert b'"page_count":100' in index["pagefind-entry.json"]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("/bin/true", ".*arrêté"),
        ("/nulle-part/pagefind", "n’existe pas"),
        (__file__, "l’accès est refusé"),
    ],
)
def test_a_program_that_does_not_answer(program, told, monkeypatch):
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path(program))
    with pytest.raises(IndexingError) as caught:
        indexed([("index.html", PAGE)])
    assert re.fullmatch(rf"L’index de recherche n’a pas pu être construit : {told}\.", str(caught.value))


def test_a_program_that_is_gone(monkeypatch, tmp_path):
    monkeypatch.setattr(pagefind_bin, "this_dir", tmp_path)
    with pytest.raises(IndexingError) as caught:
        indexed([("index.html", PAGE)])
    assert str(caught.value) == "Pagefind est introuvable : relancez make clean, puis make site."
