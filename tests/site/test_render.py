"""One set of templates serves pages at every depth."""

from __future__ import annotations

import pytest

from scripts import ROOT
from scripts.pages import every_page
from scripts.site.hand_written import HandWritten, Settings, Shell
from scripts.site.render import COMPILED_BY, Renderer, compile_templates
from tests.imported import imported_by

TEMPLATES = ROOT / "site_templates" / "pages"
NOTHING_KEPT = "from scripts.site import render; render.templates.KEPT = ROOT / 'mkdocs.yml'\n"
DEPTHS = ["index.html", "cites/index.html", "cites/grand-avignon/index.html"]


@pytest.fixture(scope="module")
def pages(model, contours):
    return {page.path: page for page in every_page(model, contours) if page.path in DEPTHS}


@pytest.mark.parametrize("path", DEPTHS)
def test_what_is_compiled_once_links_from_any_depth(pages, path):
    compile_templates(TEMPLATES)
    frame = HandWritten(Settings("Cités", "", "", "", ""), {path: Shell("", "", "")}, {}, {})
    assert f'href="{"../" * path.count("/")}programme/#fin"' in Renderer(TEMPLATES, frame).render(pages[path])


def test_the_code_that_counts_is_all_that_is_imported_to_compile():
    compiling = "render.compile_templates(ROOT / 'site_templates' / 'pages')"
    assert imported_by(NOTHING_KEPT + compiling) == sorted(COMPILED_BY)
