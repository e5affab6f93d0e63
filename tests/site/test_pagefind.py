"""Pagefind as a service: what it makes of pages, and what is said where it cannot."""

from __future__ import annotations

import re

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
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    with pytest.raises(IndexingError) as caught:
        indexed([("index.html", PAGE)])
    assert re.fullmatch(rf"L’index de recherche n’a pas pu être construit : {told}\.", str(caught.value))
