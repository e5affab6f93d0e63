"""`make audit`: what Lighthouse says of four kinds of pages of build/site, the median of three runs each.

Lighthouse comes from npm, and is no part of `make test`: its scores depend on what else the machine is at. Its reports
stay in build/audit/. The exit status is 1 where a score is below its goal.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from scripts import ROOT
from tests.browser import FLAGS
from tests.built_site import served

LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 3
PATIENCE = 300
PAGES = {
    "accueil": "/",
    "liste": "/cites/",
    "fiche": "/cites/angers-loire-metropole/",
    "quartier": "/qpv/qp049001/",
}
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> int:
    """Audit and print a line a page. Returns 0, 1 below a goal, 2 where the tools or the site are missing."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    site = ROOT / "build" / "site"
    if not shutil.which("npx"):
        return _cannot("il faut Node.js et npm (Debian ou Ubuntu : « apt install nodejs npm »).")
    if not chromium:
        return _cannot("il faut Chromium (Debian ou Ubuntu : « apt install chromium »), ou son chemin dans $CHROMIUM.")
    if not site.exists():
        return _cannot("il faut d’abord construire le site (make site).")
    reports = ROOT / "build" / "audit"
    reports.mkdir(parents=True, exist_ok=True)
    below = False
    with served(site, site / "404.html") as server:
        for name, address in PAGES.items():
            try:
                runs = [
                    _audit(server + address, reports / f"{name}-{run}.json", chromium) for run in range(1, RUNS + 1)
                ]
            except (subprocess.SubprocessError, OSError) as error:
                return _cannot(f"Lighthouse n’a pas abouti sur {address} : {error}")
            scores = {category: round(statistics.median(run[category] for run in runs)) for category in GOALS}
            below |= any(scores[category] < goal for category, goal in GOALS.items())
            print(f"{name:10}" + "".join(f"{category} {score:<6}" for category, score in scores.items()), flush=True)
    return int(below)


def _audit(url: str, report: Path, chromium: str) -> dict[str, float]:
    """Run Lighthouse once; scores of 0 to 100 by category. Raises subprocess.SubprocessError."""
    flags = ["--headless", *FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    subprocess.run(
        [
            "npx", "--yes", LIGHTHOUSE, url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(GOALS)}",
            f"--chrome-flags={' '.join(flags)}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
    )  # fmt: skip
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {category: 100 * categories[category]["score"] for category in GOALS}


def _cannot(reason: str) -> int:
    print(f"make audit : {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
