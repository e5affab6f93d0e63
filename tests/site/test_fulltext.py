"""The files of the full-text index, wherever the pages lay while they were indexed. In a browser: `test_search.py`."""

from __future__ import annotations

import random
import tempfile

import pytest

from scripts.site import fulltext
from scripts.site.fulltext import FullText
from tests.clone import mount, unmount

PAGES = {
    f"{kind}/n-{number}/index.html": f"<article><h1>{kind} {number}</h1><p>Le même texte que les autres.</p></article>"
    for kind in ("cites", "communes", "regions")
    for number in random.Random(84).sample(range(1000), 30)
}


def indexed(paths: list[str]) -> dict[str, bytes]:
    with FullText() as full_text:
        for path in paths:
            full_text.add(path, PAGES[path])
        return dict(full_text.files())


def test_the_index_depends_neither_on_the_file_system_nor_on_the_order_of_the_makers(tmp_path, monkeypatch):
    here = indexed([*PAGES])
    assert len([path for path in here if path.endswith(".pf_fragment")]) == len(PAGES)
    monkeypatch.setattr(fulltext, "_MEMORY", "/nulle-part")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert indexed(sorted(PAGES, reverse=True)) == here


@pytest.mark.parametrize("path", ["qpv/qp094005/index.html", "communes/2a004/index.html", "departements/01/index.html"])
def test_a_page_about_one_code_is_told_but_not_indexed(path):
    with FullText() as full_text:
        full_text.add("cites/arras/index.html", PAGES[next(iter(PAGES))])
        full_text.add(path, PAGES[next(iter(PAGES))])
        assert full_text.added() == sorted(["cites/arras/index.html", path])
        assert len([name for name in dict(full_text.files()) if name.endswith(".pf_fragment")]) == 1


def test_a_small_memory_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(fulltext, "_MEMORY", str(tmp_path))
    mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", tmp_path)
    try:
        with FullText():
            assert not [*tmp_path.iterdir()]
    finally:
        unmount(tmp_path)


def test_a_large_memory_is_used_and_left_clean(tmp_path, monkeypatch):
    monkeypatch.setattr(fulltext, "_MEMORY", str(tmp_path))
    mount("-t", "tmpfs", "-o", "size=300m", "tmpfs", tmp_path)
    try:
        with FullText():
            assert [*tmp_path.iterdir()]
        assert not [*tmp_path.iterdir()]
    finally:
        unmount(tmp_path)
