"""A local map in a real Chromium, under the site's policy: aim, zoom, pan, keys, layers, with and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from scripts import ROOT
from scripts.maps.cite import cite_figure
from scripts.maps.figures import habitants_figure, habitants_par_region, vagues_figure, vagues_par_region
from scripts.maps.france import france_figure

ASSETS = ROOT / "site_templates" / "assets"
ADDRESS = "https://carte.test/"
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Carte</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<link rel="stylesheet" href="registre.css"><link rel="stylesheet" href="cartes.css">
<link rel="stylesheet" href="carte-cite.css"><link rel="stylesheet" href="carte-france.css">
{sombre}<script src="carte.js" defer></script>
</head><body><main><h1>Carte</h1>{figures}<table>{rows}</table></main></body></html>"""
OVERLAPS = """() => {
  const seen = [...document.querySelectorAll(".carte-nom, .carte-mots circle")]
    .map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0);
  let found = 0;
  seen.forEach((a, i) => seen.slice(0, i).forEach((b) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 3) found += 1;
  }));
  return found;
}"""

WORDS = """([words, frame]) => [...document.querySelectorAll(words)].map((text) => {
  const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  const around = frame ? text.closest("g").parentNode.querySelectorAll(frame) : [text.ownerSVGElement];
  const { left, right } = text.getBoundingClientRect();
  const inside = [...around].some((one) => {
    const box = one.getBoundingClientRect();
    return box.left <= left && right <= box.right;
  });
  return [text.textContent, size, inside];
})"""


@pytest.fixture(scope="module")
def documents(model, contours) -> dict[str, str]:
    """The page of each scenario, by the path it is served at."""

    def page(cite_id: str, sombre: str, more: str) -> str:
        cite = model.cites[cite_id]
        figure = cite_figure(model, contours, cite, lambda code: f"#{code}")
        rows = "".join(f'<tr data-qpv="{lien.code}"><th><a href="#x">{lien.code}</a></th></tr>' for lien in cite.qpv)
        return PAGE.format(figures=more + str(figure), rows=rows, sombre=sombre)

    france = str(france_figure(model, contours, lambda cite: f"#{cite.id}"))
    bars = str(habitants_figure(habitants_par_region(model))) + str(vagues_figure(vagues_par_region(model)))
    dark = '<link rel="stylesheet" href="sombre.css">'
    return {
        "angers": page("cde-001", "", ""),
        "marseille": page("cde-009", "", ""),
        "orly": page("cde-071", "", ""),
        "clair": page("cde-001", "", france + bars),
        "sombre": page("cde-001", dark, france + bars),
    }


@pytest.fixture
def chromium(documents, browser: Browser) -> Callable[..., list[str]]:
    """Run a scenario on a page of some width; what the console complains of."""

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        if name in documents:
            route.fulfill(body=documents[name], content_type="text/html; charset=utf-8")
        elif (ASSETS / name).is_file():
            route.fulfill(path=ASSETS / name)
        else:
            route.fulfill(status=204)

    def run(name: str, scenario: Callable[[Page], None], width: int = 900, script: bool = True) -> list[str]:
        complaints: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", serve)
        page.goto(ADDRESS + name)
        scenario(page)
        context.close()
        return complaints

    return run


def box(page: Page) -> list[float]:
    return [float(value) for value in page.get_attribute(".carte-dessin", "viewBox").split()]


def aimed(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".carte-vise", "all => all.map((one) => `${one.tagName} ${one.dataset.qpv}`)"))


def test_a_row_lights_its_qpv_and_back(chromium):
    def scenario(page: Page) -> None:
        page.hover("tr[data-qpv=QP049002] a")
        assert {"a QP049002", "g QP049002", "TR QP049002"} == aimed(page)
        page.mouse.move(0, 0)
        assert aimed(page) == set()
        page.focus("#carte-qp049003")
        assert {"a QP049003", "TR QP049003"} <= aimed(page)

    assert chromium("angers", scenario) == []


def test_it_zooms_and_pans_by_buttons_keys_wheel_and_drag(chromium):
    def scenario(page: Page) -> None:
        whole = box(page)
        page.click("[data-geste=plus]")
        assert box(page)[2] < whole[2]
        page.focus(".carte-dessin")
        page.keyboard.press("+")
        before = box(page)
        page.keyboard.press("ArrowLeft")
        assert box(page)[0] < before[0] and box(page)[2] == pytest.approx(before[2])
        frame = page.locator(".carte-dessin").bounding_box()
        page.mouse.move(frame["x"] + 300, frame["y"] + 200)
        page.mouse.wheel(0, -200)
        page.wait_for_function(f"document.querySelector('.carte-dessin').viewBox.baseVal.width < {before[2] - 1}")
        before = box(page)
        page.mouse.down()
        page.mouse.move(frame["x"] + 240, frame["y"] + 170, steps=4)
        page.mouse.up()
        assert box(page)[0] > before[0] and box(page)[1] > before[1]
        assert page.url == ADDRESS + "marseille", "a drag follows no link"
        page.focus(".carte-dessin")
        page.keyboard.press("0")
        assert box(page) == whole

    assert chromium("marseille", scenario) == []


def test_without_script_the_layer_of_2024_still_switches_on(chromium):
    def scenario(page: Page) -> None:
        assert not page.locator(".qpv24").first.is_visible()
        page.check(".carte-choix")
        assert page.locator(".qpv24").first.is_visible()
        assert not page.locator(".carte-boutons").is_visible()

    chromium("angers", scenario, script=False)


@pytest.mark.parametrize("name", ["angers", "marseille", "orly"])
@pytest.mark.parametrize("width", [320, 900])
def test_nothing_written_overlaps_as_the_browser_sets_it(chromium, name, width):
    def scenario(page: Page) -> None:
        assert page.evaluate(OVERLAPS) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert chromium(name, scenario, width=width) == []


@pytest.mark.parametrize("name", ["clair", "sombre"])
def test_axe_finds_nothing(chromium, name):
    def scenario(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []

    chromium(name, scenario)


@pytest.mark.parametrize(("words", "frame"), [(".carte-carton-nom", ".carte-carton"), (".figure-dessin text", None)])
def test_words_of_a_drawing_stay_legible_and_in_their_frame_on_a_phone(words, frame, chromium):
    def scenario(page: Page) -> None:
        found = page.evaluate(WORDS, [words, frame])
        assert len(found) >= 6
        assert [one for one in found if one[1] < 9 or not one[2]] == []

    assert chromium("clair", scenario, width=360) == []
