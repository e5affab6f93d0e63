"""All pages of the real registry, as the site makes them, in empty shells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from scripts import ROOT
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.pages import every_page
from scripts.pages.parts.page import Page
from scripts.site.hand_written import HandWritten, Settings, Shell
from scripts.site.render import Renderer

SETTINGS = Settings("Cités", "", "", "", "")


@pytest.fixture(scope="session")
def pages(model: Model, contours: Contours) -> Mapping[str, Page]:
    """Every page by its path."""
    return {page.path: page for page in every_page(model, contours)}


@pytest.fixture(scope="session")
def render() -> Callable[[Mapping[str, Page]], Mapping[str, str]]:
    """Pages as HTML, without the theme."""

    def rendered(pages: Mapping[str, Page]) -> Mapping[str, str]:
        shells = {path: Shell("", "", "") for path in pages}
        renderer = Renderer(ROOT / "site_templates" / "pages", HandWritten(SETTINGS, shells, {}, {}))
        return {path: renderer.render(page) for path, page in pages.items()}

    return rendered


@pytest.fixture(scope="session")
def documents(pages, render) -> Mapping[str, str]:
    """Every page as HTML, by its path."""
    return render(pages)
