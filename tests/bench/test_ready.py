"""Our page engine on articles that are made already: a page each, with what stands around it, and a sitemap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.ready import prepare
from scripts import ROOT

ARTICLES = [
    ("a-propos", "À propos", "<p>Ce que MkDocs écrit.</p>"),
    ("communes/62041", "Arras & les siens", "<h1>Arras</h1>\n<p>Une commune.</p>"),
    ("qpv/qp094005", "Le quartier", "<h1>Quartier</h1>"),
]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "SITE_URL": "https://exemple.fr/"}


@pytest.mark.parametrize("asked", [[], ["index"], ["first"]])
def test_each_article_becomes_a_page(asked, tmp_path: Path):
    prepare(tmp_path, ARTICLES)
    subprocess.run([sys.executable, "-m", "bench.ready", *asked], cwd=tmp_path, env=ENVIRONMENT, check=True, timeout=60)
    page = (tmp_path / "site" / "communes" / "62041" / "index.html").read_text("utf-8")
    assert ARTICLES[1][2] in page and "<title>Arras &amp; les siens – " in page and "</footer>" in page
    assert "MkDocs écrit" not in (tmp_path / "site" / "a-propos" / "index.html").read_text("utf-8")
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    assert all(f"<loc>https://exemple.fr/{address}/</loc>" in sitemap for address, _, _ in ARTICLES)
    assert (tmp_path / "site" / "pagefind").exists() == (asked == ["index"])
    assert (tmp_path / "shells").exists() == (asked == ["first"])
