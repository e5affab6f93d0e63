"""Every kind of page before axe-core, light and dark, on a phone and on a desk; and what axe does not see."""

from __future__ import annotations

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import listened

PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 900}
LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
NARROWEST = 320
KINDS = 25
KEPT = 12
FEWER_OF_A_SORT = """kept => document.querySelectorAll("tbody, main ul, main ol, svg g").forEach(
  list => [...list.children].slice(kept).forEach(child => child.remove()))"""
CUT_CAPTIONS = """() => [...document.querySelectorAll("caption:not(.invisible)")].filter(caption => {
  const words = document.createRange();
  words.selectNodeContents(caption);
  return words.getBoundingClientRect().right > innerWidth;
}).map(caption => caption.textContent)"""
CUT_TABLES = """() => [...document.querySelectorAll(".tableau")].filter(
  region => region.scrollWidth > region.clientWidth + 4).map(region => region.getAttribute("aria-labelledby"))"""
HIDDEN_YET_SHOWN = """() => [...document.querySelectorAll("[hidden]")].filter(
  one => getComputedStyle(one).display !== "none").map(one => one.outerHTML.slice(0, 80))"""
PARTS_OF_TABLES = {"table": "table", "row": "tr", "columnheader": "thead th", "rowheader": "tbody th", "cell": "td"}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def faults(page, options=None) -> list[tuple[str, str]]:
    """The rules of axe that a page breaks, each with an element that does."""
    found = Axe().run(page, options=options).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_kind_of_page(viewport, one_of_each, site_below, browser):
    """Long lists are cut; only colours change in the dark, so they alone are judged again, once settled."""
    assert len(one_of_each) >= KINDS
    found = {}
    with listened(browser, site_below.address, viewport=viewport, reduced_motion="reduce") as (page, complaints):
        for kind, address in one_of_each.items():
            page.emulate_media(color_scheme="light")
            page.goto(site_below.address + address)
            page.evaluate(FEWER_OF_A_SORT, KEPT)
            found[kind, "light"] = faults(page)
            found[kind, "hidden"] = page.evaluate(HIDDEN_YET_SHOWN)
            page.emulate_media(color_scheme="dark")
            found[kind, "dark"] = faults(page, COLOURS)
        assert complaints == []
    assert {place: broken for place, broken in found.items() if broken} == {}


def test_axe_finds_nothing_in_the_open_search(site_below, browser):
    for viewport, scheme in LOOKS:
        with listened(browser, site_below.address, viewport=viewport, color_scheme=scheme) as (page, _):
            page.locator("#ouvrir-recherche").click()
            page.locator("#recherche-mots").fill("roseraie")
            page.wait_for_selector("#recherche-reponses li")
            page.evaluate(FEWER_OF_A_SORT, KEPT)
            assert faults(page) == []


@pytest.mark.parametrize("width", [NARROWEST, 768, 1920])
def test_no_page_is_wider_than_its_screen(width, one_of_each, site_below, browser):
    wide = []
    with listened(browser, site_below.address, viewport={"width": width, "height": 800}) as (page, _):
        for kind, address in one_of_each.items():
            page.goto(site_below.address + address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(kind)
            wide.extend(page.evaluate(CUT_CAPTIONS))
            if width == NARROWEST:
                wide.extend(page.evaluate(CUT_TABLES))
    assert wide == []


@pytest.mark.parametrize("address", ["cites/grand-avignon/", "communes/"])
def test_a_table_shown_as_blocks_still_tells_its_rows_cells_and_headings(address, site_below, browser):
    """To whoever builds the accessibility tree from styles, by roles; in this browser, by its tree, empty cells too."""
    with listened(browser, site_below.address + address, viewport=PHONE) as (page, _):
        there = {role: page.locator(f"main {tag}").count() for role, tag in PARTS_OF_TABLES.items()}
        said = {role: page.locator(f"main {tag}[role={role}]").count() for role, tag in PARTS_OF_TABLES.items()}
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        told = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
        assert page.locator("main tbody tr").first.evaluate("row => getComputedStyle(row).display") != "table-row"
    assert min(there.values()) > 0
    assert said == there == {role: told[role] for role in there}


def test_the_first_tab_skips_to_the_content(site_below, browser):
    with listened(browser, f"{site_below.address}qpv/") as (page, _):
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Aller au contenu"
        assert skip.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_appearance_follows_the_system_until_chosen_and_is_kept(site_below, browser):
    background = "getComputedStyle(document.body).backgroundColor"
    with listened(browser, site_below.address, color_scheme="dark") as (page, complaints):
        dark = page.evaluate(background)
        button = page.get_by_role("button", name="Thème sombre")
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        light = page.evaluate(background)
        assert light != dark and button.get_attribute("aria-pressed") == "false"
        page.goto(f"{site_below.address}cites/")
        assert page.evaluate(background) == light
        page.get_by_role("button", name="Thème sombre").click()
        assert page.evaluate(background) == dark
        assert page.evaluate("localStorage.length") == 0
        assert complaints == []


def test_the_menu_of_a_phone_opens_and_closes_by_the_keyboard(site_below, browser):
    with listened(browser, site_below.address, viewport=PHONE) as (page, _):
        menu = page.get_by_role("button", name="Menu")
        sections = page.get_by_role("navigation", name="Sections du registre")
        assert sections.is_hidden()
        menu.press("Enter")
        assert sections.is_visible() and menu.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        assert sections.is_hidden()
        assert menu.evaluate("element => element === document.activeElement")
