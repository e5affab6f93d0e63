"""The forms that a fiche opens, in a real browser: filled in with a part of it, or all of them without a script."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.browser import listened

FICHE = "cites/angers-loire-metropole/"
LINKS = """() => [...document.querySelectorAll("[data-bloc]")].map((link) => [link.href, link.ariaLabel])"""


def test_each_word_opens_its_form_filled_in(site_below, browser):
    with listened(browser, site_below.address) as (page, _):
        page.goto(site_below.address + FICHE)
        links = page.evaluate(LINKS)
    assert len(links) >= 10
    opened = {}
    for href, label in links:
        url = urlsplit(href)
        assert f"{url.scheme}://{url.netloc}{url.path}" == "https://forge.exemple.test/cites/registre/issues/new"
        assert len(href) < 7_000
        query = {name: value[0] for name, value in parse_qs(url.query, strict_parsing=True).items()}
        assert query["cite"] == "cde-001"
        assert label.endswith(f"\u00a0: {query.get('bloc', 'Contacts')}")
        opened[query.get("bloc", "Contacts")] = query
    assert opened["Statut"]["template"] == "corriger.yml"
    assert opened["Statut"]["valeur"] == "État : terminee\nDepuis : 2024-12"
    assert opened["Contacts"] == {"template": "contact.yml", "cite": "cde-001"}
    assert opened["Publics"]["valeur"].startswith("Chaque année, 90 personnes des quartiers prioritaires")
    assert "lu le" not in opened["Publics"]["valeur"] and "Corriger" not in opened["Publics"]["valeur"]


def test_without_a_script_they_lead_to_the_forms_of_the_page(site_below, browser):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(site_below.address + FICHE)
        page.click("[data-bloc=Statut]")
        assert page.url == f"{site_below.address}{FICHE}#agir"
        assert page.locator("#agir ~ ul a[href*='template=']").count() == 4
    finally:
        context.close()
