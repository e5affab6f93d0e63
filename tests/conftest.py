"""What the tests of several rooms share: the model of the real registry, its site, and a browser to see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import ROOT
from scripts.model.build import build
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.registry.load import load
from scripts.registry.reference import read_reference
from tests.browser import NoBrowser, launch
from tests.built_site import Site, built


@pytest.fixture(scope="session")
def model() -> Model:
    """The model that every emitter gets; each cité stands on line 1, whatever its place in the file."""
    loaded = load(ROOT)
    reference = read_reference(ROOT / "data" / "reference")
    lignes = {cite.id: (1, 1) for cite in loaded.registre.cites}
    return build(loaded.registre, loaded.sources, loaded.programme, reference, lignes)


@pytest.fixture(scope="session")
def contours() -> Contours:
    """The outlines, each file read once for all tests."""
    return Contours(ROOT / "data" / "reference" / "contours")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a run: Playwright allows one synchronous session a thread."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as error:
            pytest.fail(str(error), pytrace=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site at the root of a host, without an address of its own: what a fresh clone gives."""
    with built(model, tmp_path_factory.mktemp("racine"), "/") as site:
        yield site


@pytest.fixture(scope="session")
def site_below(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site under a sub-path, with both its addresses."""
    addresses = {"SITE_URL": "https://exemple.test/registre/", "REPO_URL": "https://forge.exemple.test/cites/registre"}
    with built(model, tmp_path_factory.mktemp("sous-chemin"), "/registre/", **addresses) as site:
        yield site
