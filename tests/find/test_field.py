"""The field in a real browser: what people type, by keyboard and by mouse, and the answer that each must get."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

REQUETES = yaml.safe_load((Path(__file__).parent / "requetes.yaml").read_text(encoding="utf-8"))

REHEARSED = """async () => {
  const { beforehand, QUERIES } = await import(new URL("assets/trouver-repetition.js", location.href));
  const shown = [];
  for (const piece of beforehand((entries) => shown.push(entries), 10)) void piece;
  return [shown.filter((entries) => entries.length), QUERIES.length];
}"""


def field(page):
    return page.get_by_role("combobox")


def options(page):
    return page.get_by_role("option")


def answer(page):
    return page.locator("[data-trouver-reponses]")


def type_in(page, text):
    field(page).click()
    field(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()


def test_there_are_enough_queries():
    kinds = Counter(requete.get("cas") for requete in REQUETES)
    assert len(REQUETES) >= 40
    assert kinds["non"] >= 10
    assert min(kinds["conteste"], kinds["a-cheval"], kinds["2024"]) >= 5


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
@pytest.mark.parametrize("requete", REQUETES, ids=lambda requete: f"{requete['tape']}, {requete['detail']}")
def test_queries(same_page, requete, by):
    page = same_page
    field(page).fill("")
    if by == "mouse":
        field(page).fill(requete["tape"])
    else:
        type_in(page, requete["tape"])
    expect(options(page).first).to_contain_text(requete["premier"])
    expect(options(page).first).to_contain_text(requete["detail"])
    chosen = options(page).filter(has_text=requete["choisit"]).first if "choisit" in requete else options(page).first
    if by == "mouse":
        chosen.click()
    else:
        page.keyboard.press("ArrowDown")
        while chosen.get_attribute("aria-selected") != "true":
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(answer(page).locator(".reponse").first).to_have_class(f"reponse reponse--{requete['verdict']}")
    expect(answer(page)).to_contain_text(requete["dit"])
    expect(answer(page).locator(".provenance").first).to_contain_text("Source")


def test_the_index_is_loaded_once_the_field_is_reached_and_not_before(page):
    loaded = "performance.getEntriesByType('resource').map((one) => one.name.split('/').at(-1))"
    page.wait_for_load_state("networkidle")
    page.wait_for_function(f"{loaded}.includes('trouver-repetition.js')")
    assert not {"trouver.json", "trouver-contours.json"} & set(page.evaluate(loaded))
    type_in(page, "evry courcouronnes")
    field(page).blur()
    field(page).focus()
    assert page.evaluate(loaded).count("trouver.json") == 1
    expect(page.locator("[role=listbox]")).to_have_count(1)
    assert "trouver-contours.json" not in page.evaluate(loaded)


def test_a_search_is_rehearsed_while_nobody_waits_and_leaves_nothing_behind(page):
    shown, searches = page.evaluate(REHEARSED)
    assert len(shown) > searches / 2
    assert all(len(entries) <= 10 for entries in shown)
    assert any("QP001" in entry["detail"] for entries in shown for entry in entries)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[role=listbox]")).to_have_count(1)
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_be_empty()


def test_the_index_comes_while_a_finger_or_a_mouse_is_still_on_its_way(page):
    with page.expect_response("**/trouver.json"):
        field(page).hover()
    expect(field(page)).not_to_be_focused()


def test_keys(page):
    type_in(page, "saint denis")
    count = options(page).count()
    assert count == 10
    expect(field(page)).not_to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("ArrowDown")
    first = options(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("End")
    assert field(page).evaluate("field => field.selectionStart") == len("saint denis")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_value("saint denis")
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_enter_answers_where_one_name_fits_and_offers_the_choice_where_several_do(page):
    type_in(page, "evry-courcouronnes")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("Grand Paris Sud Seine Essonne Sénart")
    field(page).fill("")
    type_in(page, "saint-denis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Plusieurs réponses possibles")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("Plaine Commune")


def test_what_is_suggested_and_answered_is_announced(page):
    status = page.get_by_role("status")
    type_in(page, "mont mesly")
    expect(status).to_have_text("2 suggestions.")
    for beginning in ("qp", "qp0", "qn"):
        field(page).fill(beginning)
        expect(status).to_have_text(re.compile(r"^10 suggestions, sur \d\u202f\d{3}\.$"))
    field(page).fill("zzzzzz")
    expect(status).to_contain_text("Rien de ce nom ici.")
    expect(status).not_to_have_class("invisible")
    field(page).fill("")
    type_in(page, "29200")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Brest Non. Cette commune n’est dans aucune cité de l’emploi.")


def test_a_commune_offers_its_quartiers(page):
    type_in(page, "angers")
    options(page).first.click()
    page.get_by_text("Ses 15 quartiers prioritaires").click()
    page.get_by_role("button", name="Monplaisir").first.click()
    expect(answer(page).locator(".reponse")).to_have_class("reponse reponse--conteste")
    expect(field(page)).to_be_focused()


def test_links_lead_to_pages_of_the_site_at_the_root_and_below(page, served):
    for address in (served.address, served.below):
        page.goto(address)
        type_in(page, "QP094005")
        page.keyboard.press("Enter")
        link = answer(page).get_by_role("link", name="Tout savoir")
        assert link.evaluate("link => link.href") == f"{address}qpv/qp094005/"
        page.goto(f"{address}communes/")
        type_in(page, "angers loire metropole")
        page.keyboard.press("Enter")
        link = answer(page).get_by_role("link", name="Angers Loire Métropole", exact=True)
        assert link.evaluate("link => link.href") == f"{address}cites/angers-loire-metropole/"


def test_without_script_the_field_is_a_link_to_the_communes(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}sans-script.html")
    expect(field(page)).to_be_hidden()
    page.get_by_role("link", name="toutes les communes, de A à Z").click()
    assert page.url == f"{served.address}communes/"
    context.close()


def test_a_missing_index_is_told(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/trouver.json", lambda route: route.abort())
    page.goto(served.address)
    with page.expect_event("requestfailed"):
        field(page).hover()
    expect(page.get_by_role("status")).to_have_text("")
    field(page).click()
    expect(page.get_by_role("status")).to_contain_text("n’a pas pu être chargée")
    context.close()


def test_markup_in_what_is_typed_is_text(page):
    field(page).click()
    field(page).fill('<img src=x onerror="alert(1)"> 🙂 ' + "a" * 200)
    expect(page.get_by_role("status")).to_contain_text("Rien de ce nom ici.")
    assert page.locator("form img").count() == 0
