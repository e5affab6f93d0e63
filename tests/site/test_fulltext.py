"""The files of the full-text index, wherever the pages lay while they were indexed. In a browser: `test_search.py`."""

from __future__ import annotations

import random
import tempfile

from scripts.site import fulltext
from scripts.site.fulltext import FullText
from tests.clone import mount, unmount

PAGES = {
    f"{kind}/{number}/index.html": f"<article><h1>{kind} {number}</h1><p>Le même texte que les autres.</p></article>"
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
