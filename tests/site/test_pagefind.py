"""Pagefind as a service: what it makes of pages, and what is said where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.site.pagefind import IndexingError, write_index

PAGE = "<main><article><h1>Titre</h1><p>Texte</p></article></main>"


def test_more_pages_than_are_sent_at_once(tmp_path):
    write_index(((f"{number}/index.html", PAGE) for number in range(100)), tmp_path / "index")
    assert '"page_count":100' in (tmp_path / "index" / "pagefind-entry.json").read_text()


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("/bin/true", ".*arrêté"),
        ("/nulle-part/pagefind", "n'existe pas"),
        (__file__, "l'accès est refusé"),
    ],
)
def test_a_program_that_does_not_answer(program, told, tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    with pytest.raises(IndexingError) as caught:
        write_index([("index.html", PAGE)], tmp_path)
    assert re.fullmatch(rf"L’index de recherche n’a pas pu être construit : {told}\.", str(caught.value))


def test_a_folder_that_it_cannot_write(tmp_path: Path):
    (tmp_path / "index").touch()
    with pytest.raises(IndexingError, match=r"^L’index de recherche n’a pas pu être construit"):
        write_index([("index.html", PAGE)], tmp_path / "index")
