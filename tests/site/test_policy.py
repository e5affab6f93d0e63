"""The Content-Security-Policy, in force on every kind of page while people use it, at the root and under a sub-path."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser import listened

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
RECORD = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def search(page: Page) -> None:
    page.click("#ouvrir-recherche")
    page.fill("#recherche-mots", "emploi")
    page.wait_for_selector("#recherche-reponses mark")


def find(page: Page) -> None:
    page.get_by_role("combobox").first.click()
    page.keyboard.type("roseraie")
    page.get_by_role("option").first.click()
    page.wait_for_selector("[data-trouver-reponses] *")


def aim_at_a_map(page: Page) -> None:
    page.locator(".carte-dessin").first.focus()
    page.keyboard.press("+")
    page.hover("tr[data-qpv] a")


def choose_an_appearance(page: Page) -> None:
    page.click("#apparence")
    page.click("#apparence")


def test_every_page_states_the_policy_before_it_loads_anything(site_below):
    for path, document in site_below.documents.items():
        policy = POLICY.search(document)
        assert policy, path
        stated = dict(directive.split(" ", 1) for directive in policy[1].split("; "))
        assert stated == DIRECTIVES, path
        assert not re.search(r"<(link|script|style)\b", document[: policy.start()]), path


def test_no_kind_of_page_breaks_it_or_complains(site, site_below, one_of_each, browser):
    found = {}
    for built in (site, site_below):
        with listened(browser, built.address, init=RECORD) as (page, complaints):
            for kind, address in one_of_each.items():
                complaints.clear()
                page.goto(built.address + address)
                page.wait_for_load_state("networkidle")
                if complaints:
                    found[built.base, kind] = complaints.copy()
    assert found == {}


@pytest.mark.parametrize(
    ("address", "use"),
    [("", search), ("", find), ("cites/angers-loire-metropole/", aim_at_a_map), ("sources/", choose_an_appearance)],
)
def test_nothing_that_people_use_breaks_it(address, use, site, site_below, browser):
    for built in (site, site_below):
        with listened(browser, built.address + address, init=RECORD) as (page, complaints):
            use(page)
            assert complaints == []
