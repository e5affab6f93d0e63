"""What a visitor sees: weight, stillness, focus, without scripts, on paper; and a picture of each kind of page."""

from __future__ import annotations

import gzip
import re

import pytest

from scripts import ROOT
from tests.browser import listened

FIRST_VIEW = 150_000
CAPTURES = ROOT / "build" / "captures"
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
  if (!shift.hadRecentInput) window.shifted += shift.value;
})).observe({ type: "layout-shift", buffered: true });"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""
OUTLINE = """() => {
  const element = document.activeElement;
  const { outlineWidth, outlineStyle } = getComputedStyle(element);
  const outlined = parseFloat(outlineWidth) >= 2 && outlineStyle !== "none";
  return [element.outerHTML.slice(0, 100), outlined, element.getBoundingClientRect().width];
}"""
WIDE = """(limit) => [...document.querySelectorAll("main *, header *")].filter((element) =>
  element.getClientRects().length && !element.closest("svg") && element.getBoundingClientRect().right > limit + 1
).map((element) => element.outerHTML.slice(0, 100))"""
NOT_PRINTED = ".entete__outils, .sections, .issues, [data-bloc], .fil, .carte-boutons"
A4 = {"width": 673, "height": 986}
"""What the margins of impression.css leave of a sheet, in CSS pixels."""
SHRUNK = 1.1
"""How much wider than its sheet a page may be: the browser then prints it that much smaller."""


@pytest.mark.parametrize(("name", "width", "scheme"), [("telephone", 390, "light"), ("bureau", 1280, "dark")])
def test_a_picture_of_each_kind_is_kept(name, width, scheme, one_of_each, site_below, browser):
    CAPTURES.mkdir(parents=True, exist_ok=True)
    screen = {"width": width, "height": 900}
    with listened(browser, site_below.address, viewport=screen, color_scheme=scheme) as (page, _):
        for kind, address in one_of_each.items():
            page.goto(site_below.address + address)
            taken = f"{kind.strip('/').replace('/', '-')}{'-fiche' if kind.endswith('/') else ''}-{name}-{scheme}.png"
            assert page.screenshot(path=CAPTURES / taken)


def test_the_first_view_is_light_and_still(one_of_each, site_below, browser):
    heavy = {}
    with listened(browser, site_below.address, init=SHIFTS, viewport={"width": 390, "height": 844}) as (page, _):
        got: dict[str, int] = {}
        page.on("response", lambda answer: got.update({answer.url: len(gzip.compress(answer.body()))}))
        for kind, address in one_of_each.items():
            page.goto("about:blank")
            got.clear()
            page.goto(site_below.address + address)
            page.wait_for_load_state("networkidle")
            shifted = page.evaluate("shifted")
            if sum(got.values()) > FIRST_VIEW or shifted > 0.01:
                heavy[kind] = (sum(got.values()), shifted, got.copy())
    assert heavy == {}


def test_the_field_is_in_the_first_view_of_a_phone(site_below, browser):
    with listened(browser, site_below.address, viewport={"width": 360, "height": 640}) as (page, _):
        box = page.get_by_role("combobox").bounding_box()
        assert box["y"] + box["height"] < 640


def test_a_row_that_scrolls_keeps_in_view_what_it_is_about(site_below, browser):
    with listened(browser, f"{site_below.address}cites/", viewport={"width": 360, "height": 640}) as (page, _):
        page.evaluate("document.querySelector('.tableau').scrollLeft = 9999")
        heading = page.get_by_role("rowheader").first.bounding_box()
        assert heading["x"] >= 0 and heading["width"] > 100


def test_nothing_moves_where_the_system_asks_for_it(one_of_each, site_below, browser):
    moving = {}
    with listened(browser, site_below.address, reduced_motion="reduce") as (page, _):
        for kind, address in one_of_each.items():
            page.goto(site_below.address + address)
            if found := page.evaluate(MOVING):
                moving[kind] = found[:5]
    assert moving == {}


def test_what_the_keyboard_reaches_is_seen_to_be(one_of_each, site_below, browser):
    unseen = {}
    with listened(browser, site_below.address) as (page, _):
        for kind, address in one_of_each.items():
            page.goto(site_below.address + address)
            for _ in range(30):
                page.keyboard.press("Tab")
                element, outlined, width = page.evaluate(OUTLINE)
                if element.startswith("<body"):
                    break
                if not outlined or not width:
                    unseen.setdefault(kind, []).append(element)
    assert unseen == {}


def test_without_scripts_every_kind_of_page_is_whole(one_of_each, site_below, browser):
    with listened(browser, site_below.address, java_script_enabled=False) as (page, complaints):
        for address in one_of_each.values():
            page.goto(site_below.address + address)
            assert page.locator("h1").is_visible()
            assert page.locator(".avec-script:visible").count() == 0
            assert page.get_by_role("navigation", name="Sections du registre").is_visible()
            assert page.get_by_role("link", name="Trouver ma commune").is_visible()
        assert complaints == []


def test_every_kind_of_page_prints_within_its_sheet(one_of_each, site_below, browser):
    wide = {}
    with listened(browser, site_below.address, viewport=A4, color_scheme="dark") as (page, _):
        page.emulate_media(media="print")
        for kind, address in one_of_each.items():
            page.goto(site_below.address + address)
            assert page.locator(NOT_PRINTED).filter(visible=True).count() == 0
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
            if found := page.evaluate(WIDE, A4["width"] * SHRUNK):
                wide[kind] = found[:4]
    assert wide == {}


def test_a_fiche_prints_on_a_few_sheets_of_a4(site_below, browser):
    with listened(browser, f"{site_below.address}cites/angers-loire-metropole/") as (page, _):
        sheets = page.pdf(prefer_css_page_size=True, print_background=False)
        (CAPTURES / "fiche-imprimee.pdf").write_bytes(sheets)
        boxes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", sheets))
        assert {tuple(round(float(side)) for side in box.split()) for box in boxes} == {(0, 0, 595, 842)}
        assert 1 <= len(re.findall(rb"/Type /Page\b", sheets)) <= 6
