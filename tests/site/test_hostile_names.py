"""Names that look like markup, code or a slot are names: they change no page's structure."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from scripts import ROOT
from scripts.outlines.contours import Contours
from scripts.pages import every_page, sources
from scripts.site.render import Renderer
from scripts.site.shells import ARTICLE_SLOT, HEAD_SLOT, build_hand_written
from tests.formats.hostile import FORMULAS, HOSTILE, hostile

MARKUP = ('" onmouseover="alert(1)', "</title></head><body>", "&lt;b&gt;", "${alert(1)}")
NAMES = (*FORMULAS, *HOSTILE, *MARKUP, HEAD_SLOT, ARTICLE_SLOT)
PATHS = {"cites/index.html", "index.html", "sources/index.html"}


class Structure(HTMLParser):
    """The elements of a document in order, with the names of their attributes."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.elements.append((f"/{tag}",))


@pytest.fixture(scope="module")
def contours():
    return Contours(ROOT / "data" / "reference" / "contours")


@pytest.fixture(scope="module")
def render(contours):
    """Pages about the renamed cité in the real shells, by their path."""
    renderer = Renderer(ROOT / "site_templates" / "pages", build_hand_written(ROOT))

    def rendered(model):
        cite = model.cites["cde-007"]
        paths = PATHS | {f"cites/{cite.record.slug}/index.html"}
        paths |= {f"qpv/{lien.code.lower()}/index.html" for lien in cite.qpv[:2]}
        paths |= {f"communes/{lien.code}/index.html" for lien in cite.communes_anct[:1]}
        pages = {page.path: page for page in every_page(model, contours) if page.path in paths}
        assert pages.keys() == paths
        return {path: renderer.render(page) for path, page in pages.items()}

    return rendered


@pytest.fixture(scope="module")
def plain(model, render):
    return {path: Structure(document).elements for path, document in render(hostile(model, "Nom")).items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_changes_no_structure(name, model, render, plain):
    """Its first word is that of the plain one, so that both stand at the same place of the lists."""
    for path, document in render(hostile(model, f"Nom {name}")).items():
        assert Structure(document).elements == plain[path], path


def test_a_title_that_is_a_slot_stays_a_title(model):
    page = next(sources.pages(model))
    renderer = Renderer(ROOT / "site_templates" / "pages", build_hand_written(ROOT))
    document = renderer.render(replace(page, title=ARTICLE_SLOT))
    assert document.count("&lt;!--coquille:article--&gt;") >= 2
    assert ARTICLE_SLOT not in document
