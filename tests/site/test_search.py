"""The full-text search, as a visitor uses it in a real browser, on the published site under a sub-path."""

from __future__ import annotations

import re

import pytest

from tests.browser import listened

ANSWERS = "#recherche-reponses li"


@pytest.fixture(scope="module")
def page(site_below, browser):
    """A fiche with the search open."""
    with listened(browser, f"{site_below.address}cites/grand-avignon/") as (page, complaints):
        page.get_by_role("button", name="Rechercher").click()
        yield page
        assert complaints == []


def ask(page, words: str, kind: str = "") -> list[str]:
    """The titles of the first answers, once the search has spoken."""
    page.locator("#recherche-mots").fill("")
    page.wait_for_function("() => document.getElementById('recherche-compte').textContent === ''")
    page.locator("#recherche-type").select_option(kind)
    page.locator("#recherche-mots").fill(words)
    page.wait_for_function("() => document.getElementById('recherche-compte').textContent !== ''")
    return page.locator(f"{ANSWERS} a").all_inner_texts()


def test_a_word_after_a_typographic_apostrophe_is_found_and_shown_with_it(page):
    ask(page, "emploi")
    marks = page.locator(f"{ANSWERS} mark").all_inner_texts()
    assert any(mark.startswith("l’emploi") for mark in marks), marks
    assert "'" not in page.locator("#recherche-reponses").inner_text()


@pytest.mark.parametrize("words", ["l’emploi", "l'emploi"])
def test_either_apostrophe_asks_the_same(page, words):
    assert ask(page, words) == ask(page, "l’emploi") != []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("evry", "Évry-Courcouronnes"),
        ("mont mesly", "Mont Mesly"),
        ("QP094005", "Mont Mesly"),
        ("cv354", "Plaine Centrale"),
        ("plaine commune", "Plaine Commune"),
        ("marseille 16e", "Marseille Nord (13e, 14e, 15e et 16e arrondissements)"),
    ],
)
def test_a_name_without_its_accents_and_a_code_are_found(page, words, title):
    assert any(title in found for found in ask(page, words)[:3])


@pytest.mark.parametrize(
    ("words", "title", "kind"),
    [
        ("roubaix", "Roubaix", "Cité"),
        ("evry", "Évry-Courcouronnes", "Commune"),
        ("angers", "Angers", "Commune"),
        ("saint-denis", "Saint-Denis", "Commune"),
        ("hauts de france", "Hauts-de-France", "Région"),
        ("contrat de ville", "Les contrats de ville des cités de l’emploi", "Page"),
        ("marseille nord", "Marseille Nord (13e, 14e, 15e et 16e arrondissements)", "Cité"),
        ("QP094005", "Mont Mesly\u00a0- La Habette\u00a0- Coteaux du Sud", "Quartier (QPV)"),
        ("84000", "Avignon", "Commune"),
        ("quartier prioritaire de Hirson", "Hirson", "Commune"),
        ("grrenoble", "Grenoble", "Commune"),
    ],
)
def test_what_bears_the_name_comes_first(page, words, title, kind):
    assert ask(page, words)[0] == title
    assert page.locator(".recherche__type").first.inner_text() == kind


def test_words_that_every_page_has_do_not_count(page):
    assert ask(page, "contrat de la ville") == ask(page, "contrat ville") != []
    assert set(page.locator(f"{ANSWERS} mark").all_inner_texts()).isdisjoint({"de", "la"})


def test_answers_are_counted_filtered_by_kind_and_given_by_tens(page):
    ask(page, "avignon", "Cité")
    assert page.locator(ANSWERS).first.inner_text().startswith("Grand Avignon")
    assert set(page.locator(".recherche__type").all_inner_texts()) == {"Cité"}
    assert len(ask(page, "quartier")) == 10
    page.get_by_role("button", name="Montrer plus de résultats").click()
    page.wait_for_function(f"() => document.querySelectorAll('{ANSWERS}').length === 20")
    focused = "document.activeElement.closest('li')"
    assert page.evaluate(f"{focused} === document.querySelectorAll('{ANSWERS}')[10]")


def test_a_page_found_by_its_name_tells_its_answer(page):
    ask(page, "hirson", "Quartier (QPV)")
    told = page.locator(ANSWERS).first.inner_text()
    assert "Quartier 2015-2023, Hirson (02), QP002005. Oui" in told


def test_a_page_stands_once_among_the_answers(page):
    ask(page, "grand avignon")
    more = page.locator("#recherche-suite")
    while more.is_visible():
        before = page.locator(ANSWERS).count()
        more.click()
        page.wait_for_function(f"(before) => document.querySelectorAll('{ANSWERS}').length > before", arg=before)
    found = page.locator(f"{ANSWERS} a").evaluate_all("links => links.map(({ href }) => href)")
    assert len(found) == len({*found}) == int(re.match(r"\d+", page.locator("#recherche-compte").inner_text())[0])


def test_each_type_counts_its_pages(page, site_below):
    options = page.locator("#recherche-type option").all_inner_texts()[1:]
    told = {text.replace("\u202f", "") for text in options}
    folders = {
        "cites": "Cité",
        "communes": "Commune",
        "regions": "Région",
        "departements": "Département",
        "contrats-de-ville": "Contrat de ville",
        "qpv": "Quartier (QPV)",
    }
    for folder, type_ in folders.items():
        pages = list(site_below.folder.glob(f"{folder}/*/index.html"))
        assert f"{type_} ({len(pages)})" in told


def test_nothing_found_is_said(page):
    assert ask(page, "jjjjqqqq") == []
    assert page.locator("#recherche-compte").inner_text() == "Aucun résultat pour «\u00a0jjjjqqqq\u00a0»."


def test_an_answer_leads_to_its_page_by_the_keyboard_alone(site_below, browser):
    with listened(browser, f"{site_below.address}programme/") as (page, complaints):
        opener = page.locator("#ouvrir-recherche")
        opener.focus()
        page.keyboard.press("Enter")
        page.keyboard.type("grand avignon")
        page.wait_for_selector(f"{ANSWERS} a")
        page.keyboard.press("Escape")
        assert opener.evaluate("element => element === document.activeElement")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{ANSWERS} a")
        for _ in ("type", "first answer"):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('#recherche-reponses li:first-child a')")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.startswith(site_below.address)
        assert complaints == []


def test_without_script_the_field_is_a_link_to_the_communes(site_below, browser):
    with listened(browser, f"{site_below.address}cites/grand-avignon/", java_script_enabled=False) as (page, _):
        assert page.locator("#ouvrir-recherche").is_hidden()
        page.get_by_role("link", name="Trouver ma commune").click()
        assert page.url == f"{site_below.address}communes/"
        assert page.get_by_role("navigation", name="Sections du registre").get_by_role("link").first.is_visible()
