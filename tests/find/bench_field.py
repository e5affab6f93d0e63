"""Time from a key to its suggestions, on a processor slowed six times, or $RALENTI times; `make audit` runs it.

Prints, and asserts nothing: other work on the machine counts in the first round. The best of several rounds, key by
key, tells what the code itself costs. « First keys » are the first of a visit: each query has a page of its own, whose
field is reached, and nothing is typed before its index is there. « Early keys » come so many milliseconds after the
field is reached, by someone who has been here before; their time counts from that moment, even where the page is too
busy to hear of the key: from then, and from when the last byte of the index is there too. « Tapped keys » come so many
milliseconds after a finger that stood on the field is raised from it: touches and keys go through the browser, whose
own clock says when the second of the two letters was pressed. No keyboard slides up here, as one does on a phone.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.find.conftest import opened

SLOWER = float(os.environ.get("RALENTI", "6"))
ROUNDS = 4
FIRST = ("sa", "ev", "93", "QP", "la", "ha", "mo", "em")
READY = 3000
"""Milliseconds after which the index has been loaded and gone through once, on a processor that much slower."""
EARLY = (0, 100, 200, 400, 800)
TAPPED = (0, 150, 300, 600)
FINGER = 80
"""Milliseconds that a finger stands on the field."""
DRAWN = """
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
"""
MEASURE = (
    f"async (queries) => {{ {DRAWN}"
    + """
  const field = document.querySelector("[role=combobox]");
  const times = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      field.value = query.slice(0, length);
      await drawn();
      const start = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      document.body.offsetHeight;
      const computed = performance.now() - start;
      await drawn();
      times.push([computed, performance.now() - start, field.value]);
    }
  }
  return times;
}"""
)
EARLY_KEY = (
    f"async ([key, delay]) => {{ {DRAWN}"
    + """
  const field = document.querySelector("[role=combobox]");
  const list = document.querySelector("[role=listbox]");
  const told = new Promise((done) => new MutationObserver(done).observe(list, { attributeFilter: ["hidden"] }));
  const pressed = performance.now() + delay;
  field.focus();
  await new Promise((done) => setTimeout(done, pressed - performance.now()));
  field.value = key;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await told;
  await drawn();
  const shown = performance.now();
  const parts = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/trouver"));
  return [shown - Math.max(pressed, ...parts.map(({ responseEnd }) => responseEnd)), shown - pressed, key];
}"""
)
TAPPED_KEY = (
    f"() => {{ {DRAWN}"
    + """
  const list = document.querySelector("[role=listbox]");
  let pressed;
  addEventListener("keydown", ({ timeStamp }) => { pressed = timeStamp; }, { capture: true });
  const told = new Promise((done) => new MutationObserver(done).observe(list, { attributeFilter: ["hidden"] }));
  window.tapped = (async () => {
    await told;
    const computed = performance.now();
    await drawn();
    return [computed - pressed, performance.now() - pressed];
  })();
}"""
)
LOAD = """async () => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const text = await (await fetch("assets/trouver.json")).text();
  const start = performance.now();
  const content = JSON.parse(text);
  const times = [performance.now() - start];
  const pieces = new Index(content).prepare();
  for (let done = false; !done;) {
    const before = performance.now();
    ({ done } = pieces.next());
    times.push(performance.now() - before);
  }
  return times;
}"""


def test_bench(page):
    _slow(page)
    parsed, *pieces = page.evaluate(LOAD)
    print(f"\nindex: read in {parsed:.0f} ms, ready after {sum(pieces):.0f} ms more, {max(pieces):.0f} ms at a time")
    _reach(page)
    requetes = yaml.safe_load((Path(__file__).parent / "requetes.yaml").read_text(encoding="utf-8"))
    queries = sorted({requete["tape"] for requete in requetes})
    _tell("keys", [page.evaluate(MEASURE, queries) for _ in range(ROUNDS)])


def test_first_keys(browser, served):
    _tell("first keys", [[key for query in FIRST for key in _first(browser, served, query)] for _ in range(ROUNDS)])


def _first(browser, served, query: str) -> Sequence[Sequence]:
    with opened(browser, served) as page:
        _slow(page)
        _reach(page)
        return page.evaluate(MEASURE, [query])


@pytest.mark.parametrize("delay", EARLY)
def test_early_keys(browser, served, delay):
    rounds = [[_early(browser, served, key, delay) for key in FIRST] for _ in range(ROUNDS)]
    _tell(f"keys {delay} ms after the field is reached", rounds, ("from the bytes", "from the key"))


def _early(browser, served, key: str, delay: int) -> Sequence:
    with opened(browser, served) as page:
        _come_back(page, served)
        _slow(page)
        return page.evaluate(EARLY_KEY, [key, delay])


@pytest.mark.parametrize("delay", TAPPED)
def test_tapped_keys(browser, served, delay):
    rounds = [[_tapped(browser, served, key, delay) for key in FIRST] for _ in range(ROUNDS)]
    _tell(f"keys {delay} ms after a tap", rounds)


def _tapped(browser, served, key: str, delay: int) -> Sequence:
    with opened(browser, served, has_touch=True) as page:
        _come_back(page, served)
        _slow(page)
        page.evaluate(TAPPED_KEY)
        place = page.get_by_role("combobox").bounding_box()
        devtools = page.context.new_cdp_session(page)
        point = {"x": place["x"] + place["width"] / 2, "y": place["y"] + place["height"] / 2}
        devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        page.wait_for_timeout(FINGER)
        devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(delay)
        for letter in key:
            devtools.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "key": letter})
            devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})
        return [*page.evaluate("window.tapped"), key]


def _come_back(page, served) -> None:
    page.get_by_role("combobox").focus()
    page.wait_for_load_state("networkidle")
    page.goto(served.address)
    page.wait_for_load_state("networkidle")


def _slow(page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _reach(page) -> None:
    page.get_by_role("combobox").focus()
    page.wait_for_timeout(READY)


def _tell(what: str, rounds: Sequence[Sequence[Sequence]], names=("computed", "on the screen")) -> None:
    best = [tuple(min(time[place] for time in key) for place in (0, 1)) for key in zip(*rounds, strict=True)]
    for label, times in (("first round", rounds[0]), (f"best of {ROUNDS} rounds", best)):
        for place, name in enumerate(names):
            values = sorted(time[place] for time in times)
            print(
                f"{label}, {name}: {len(values)} {what}, median {statistics.median(values):.1f} ms, "
                f"95% {values[int(len(values) * 0.95)]:.1f} ms, most {values[-1]:.1f} ms"
            )
