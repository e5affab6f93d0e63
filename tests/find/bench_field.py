"""Time from a key to its suggestions, on a processor slowed six times: `pytest tests/find/bench_field.py -s`.

Prints, and asserts nothing: other work on the machine counts in the first round. The best of several rounds, key by
key, tells what the code itself costs.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import yaml

SLOWER = 6
ROUNDS = 4
MEASURE = """async (queries) => {
  const field = document.querySelector("[role=combobox]");
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
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
LOAD = """async () => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const text = await (await fetch("assets/trouver.json")).text();
  const start = performance.now();
  const content = JSON.parse(text);
  const parsed = performance.now();
  new Index(content);
  return [parsed - start, performance.now() - parsed];
}"""


def test_bench(page):
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    parsed, built = page.evaluate(LOAD)
    print(f"\nindex: read in {parsed:.0f} ms, ready {built:.0f} ms later")
    page.get_by_role("combobox").click()
    page.wait_for_timeout(3000)
    requetes = yaml.safe_load((Path(__file__).parent / "requetes.yaml").read_text(encoding="utf-8"))
    queries = sorted({requete["tape"] for requete in requetes})
    rounds = [page.evaluate(MEASURE, queries) for _ in range(ROUNDS)]
    best = [tuple(min(time[place] for time in key) for place in (0, 1)) for key in zip(*rounds, strict=True)]
    for label, times in (("first round", rounds[0]), (f"best of {ROUNDS} rounds", best)):
        for place, name in ((0, "computed"), (1, "on the screen")):
            values = sorted(time[place] for time in times)
            print(
                f"{label}, {name}: {len(values)} keys, median {statistics.median(values):.1f} ms, "
                f"95% {values[int(len(values) * 0.95)]:.1f} ms, most {values[-1]:.1f} ms"
            )
