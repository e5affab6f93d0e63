"""« Me localiser »: tested in the browser against the outlines; the position goes nowhere."""

from __future__ import annotations

import json
import math

import pytest
import shapely
from playwright.sync_api import expect

from scripts.find.outlines import SCALE, outlines

AROUND = """async ([coords]) => {
  const { around } = await import(new URL("assets/trouver-position.js", location.href));
  const outlines = await (await fetch("assets/trouver-contours.json")).json();
  return coords.map((one) => around(outlines, one));
}"""
METRES = 111_195
HERE = shapely.Point(0, 0)
CENTRE = {"longitude": -0.53002, "latitude": 47.48778}
FAR = {"longitude": -4.4861, "latitude": 48.3904}


@pytest.fixture
def located(browser, served):
    """A page whose device is where the test says: `located(coords)`."""
    contexts = []

    def open_at(coords, accuracy=5, permissions=("geolocation",)):
        context = browser.new_context(
            geolocation={**coords, "accuracy": accuracy} if coords else None, permissions=list(permissions)
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(served.address)
        return page

    yield open_at
    for context in contexts:
        context.close()


def read(rings):
    x = y = 0
    for ring in rings:
        numbers = list(map(int, ring.split(" ")))
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield points


def test_outlines_survive(contours):
    written = json.loads(outlines(contours))
    for layer, by_code in (("qpv2015", contours.qpv_2015), ("qpv2024", contours.qpv_2024)):
        assert written[layer].keys() == by_code.keys()
        for code, rings in written[layer].items():
            assert list(read(rings)) == [
                [(round(x * SCALE), round(y * SCALE)) for x, y in ring] for ring in by_code[code].rings
            ]


def test_positions_are_told_as_shapely_tells_them(model, contours, browser, served):
    rows = [model.reference.qpv_2015[code] for code in list(contours.qpv_2015)[::5]]
    coords = [{"longitude": row.longitude, "latitude": row.latitude, "accuracy": 39} for row in rows]
    page = browser.new_page()
    page.goto(served.address)
    found = page.evaluate(AROUND, [coords])
    page.close()
    for row, told in zip(rows, found, strict=True):
        inside, near = expected(contours.qpv_2015, row)
        assert {code for code in told["inside"] if code.startswith("QP")} == inside
        assert {code for code in told["near"] if code.startswith("QP")} == near
    assert sum(row.code_qp_2015 in told["inside"] for row, told in zip(rows, found, strict=True)) > 60


def expected(by_code, row):
    """The QPV that hold a point, and those whose limit is within 50 metres of it."""
    inside, near = set(), set()
    horizontal = METRES * math.cos(math.radians(row.latitude))

    def metres(ring):
        return [((x - row.longitude) * horizontal, (y - row.latitude) * METRES) for x, y in ring]

    for code, outline in by_code.items():
        west, south, east, north = outline.bounds
        if west - 0.01 < row.longitude < east + 0.01 and south - 0.01 < row.latitude < north + 0.01:
            polygons = [(metres(first), list(map(metres, holes))) for first, *holes in outline.polygons]
            area = shapely.MultiPolygon(polygons)
            if area.boundary.distance(HERE) <= 50:
                near.add(code)
            elif area.contains(HERE):
                inside.add(code)
    return inside, near


def answer(page):
    return page.locator("[data-trouver-reponses]")


def locate(page):
    page.get_by_role("button", name="Me localiser").click()


def test_inside_the_quartier_is_named_and_answered(located):
    page = located(CENTRE)
    locate(page)
    expect(answer(page)).to_contain_text("D’après votre position, vous êtes dans ce quartier.")
    expect(answer(page).locator(".reponse").first).to_contain_text("Monplaisir")
    expect(answer(page).locator(".reponse").first).to_have_class("reponse reponse--conteste")


def test_near_a_limit_it_says_so_and_leads_to_sig_ville(located):
    page = located(CENTRE, accuracy=400)
    locate(page)
    expect(answer(page)).to_contain_text("Vous êtes à moins de 411 mètres d’une limite")
    expect(answer(page).get_by_role("link", name="SIG Ville")).to_have_attribute("href", "https://sig.ville.gouv.fr/")
    expect(answer(page)).to_contain_text("Monplaisir")


def test_outside_what_is_known_it_says_so_and_leads_to_sig_ville(located):
    page = located(FAR)
    locate(page)
    expect(answer(page)).to_contain_text("dans aucun des quartiers dont le contour est connu ici")
    expect(answer(page).get_by_role("link", name="SIG Ville")).to_be_visible()
    expect(answer(page).locator(".reponse")).to_have_count(0)


def test_a_refusal_is_understood(located):
    page = located(None, permissions=())
    locate(page)
    expect(page.get_by_role("status")).to_contain_text("tapez plutôt le nom de votre commune")


def test_the_position_is_asked_on_the_click_and_sent_nowhere(located):
    page = located(CENTRE)
    page.evaluate("""() => {
      window.asked = [];
      const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      navigator.geolocation.getCurrentPosition = (...all) => { window.asked.push(performance.now()); ask(...all); };
    }""")
    page.get_by_role("combobox").click()
    page.get_by_role("combobox").press_sequentially("angers")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("window.asked.length") == 0
    locate(page)
    expect(answer(page)).to_contain_text("vous êtes dans ce quartier")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.wait_for_timeout(500)
    assert page.evaluate("window.asked.length") == 1
    assert sent == []
    after = "performance.getEntriesByType('resource').filter((one) => one.startTime > window.asked[0]).length"
    assert page.evaluate(after) == 0
