"""Templates compiled once serve pages at every depth."""

from __future__ import annotations

import pytest

from scripts import ROOT
from scripts.pages import every_page
from scripts.site.hand_written import HandWritten, Settings, Shell
from scripts.site.render import Renderer, compile_templates

TEMPLATES = ROOT / "site_templates" / "pages"
DEPTHS = ["index.html", "cites/index.html", "cites/grand-avignon/index.html"]


@pytest.fixture(scope="module")
def pages(model, contours):
    return {page.path: page for page in every_page(model, contours) if page.path in DEPTHS}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compiled")
    compile_templates(TEMPLATES, folder)
    assert any(folder.iterdir())
    return folder


@pytest.mark.parametrize("path", DEPTHS)
def test_a_compiled_template_gives_the_same_page_at_any_depth(pages, compiled, path):
    frame = HandWritten(Settings("Cités", "", "", "", ""), {path: Shell("", "", "")}, {}, {})
    as_they_come = Renderer(TEMPLATES, frame).render(pages[path])
    assert Renderer(TEMPLATES, frame, compiled).render(pages[path]) == as_they_come
    assert f'href="{"../" * path.count("/")}programme/#fin"' in as_they_come
