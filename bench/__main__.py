"""`make bench`: measures builds at several sizes and beside other generators, and edits; writes docs/performance.md.

`python -m bench [--sizes 1 10 100] [--pages 1000 1500] [--edits 10] [--folder FOLDER]`; nothing is left in the folder.
Only what was measured anew is replaced in the document.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.edits import edits
from bench.measure import Measured, measure
from bench.rivals import compare
from scripts import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
_STEP_SECONDS = 1800.0
_LARGEST_INDEXED = 10
_STEPS = {
    "check": "check",
    "package": "data package",
    "pages": "pages",
    "index": "search index",
    "bare": "whole, without formats and API",
    "whole": "whole",
    "again": "whole, once more",
}
_Row = tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked and keep the tables; every measure is told as it comes. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1, 10, 100])
    parser.add_argument("--pages", type=int, nargs="*", default=[1000, 1500])
    parser.add_argument("--edits", type=int, default=10, help="how many of each kind, under make serve; 0 for none")
    parser.add_argument("--folder", type=Path, help="where to work: some 20 GB for a hundred times the size")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="registre-bench-", dir=asked.folder) as folder:
        if asked.sizes:
            keep("sizes", ("size", "step", "seconds", "pages a second", "peak memory", "cost against the size below"),
                 list(sizes(asked.sizes, Path(folder))))  # fmt: skip
        if asked.pages:
            keep("rivals", ("pages", "generator", "seconds", "pages a second", "peak memory"),
                 list(rivals(asked.pages, Path(folder))))  # fmt: skip
        if asked.edits:
            keep("edits", ("edit", "seconds until it is shown", "at worst", "until the whole site is built"),
                 [_said((edit.name, *timed.row)) for edit, timed in edits(Path(folder), asked.edits)])  # fmt: skip
    return 0


def sizes(wanted: Sequence[int], folder: Path) -> Iterator[_Row]:
    """Each step at each size; the cost is the seconds against those of the size below, divided by the sizes' ratio."""
    below: dict[str, tuple[int, float]] = {}
    for times in wanted:
        root = ROOT if times == 1 else folder / f"times-{times}"
        if times > 1:
            _generate(root, times)
        for step, name in _STEPS.items():
            indexed = times <= _LARGEST_INDEXED
            if step == "index" and not indexed:
                continue
            asked = "whole" if step == "again" else step
            done, told = _step(asked, root, folder / f"{times}-{asked}", int(indexed))
            seconds = told["seconds"] if told else done.seconds
            cost = "" if step not in below else _number(seconds / below[step][1] * below[step][0] / times)
            below[step] = (times, seconds)
            shown = name if indexed or asked not in ("bare", "whole") else f"{name}, without the index"
            yield _said((f"× {times}", shown, *_figures(done, told), cost))


def rivals(counts: Sequence[int], folder: Path) -> Iterator[_Row]:
    """All that ours does, then each generator given the same articles, at each number of pages."""
    site = folder / "site"
    _step("whole", ROOT, site, 0)
    for count in counts:
        done, told = _step("some", ROOT, folder / f"{count}-some", count)
        yield _said((str(count), "this registry, from its data", *_figures(done, told)))
        for name, other in compare(site, folder / f"{count}-pages", count):
            if other is None:
                yield _said((str(count), name, "not installed", "", ""))
            else:
                told = {"seconds": other.seconds, "pages": count} if other.output is not None else None
                yield _said((str(count), name, *_figures(other, told)))


def _generate(root: Path, times: int) -> None:
    """In a process of its own: what it takes is not ours to measure."""
    subprocess.run([sys.executable, "-m", "bench.generate", root, str(times)], cwd=ROOT, check=True)


def _step(step: str, root: Path, output: Path, count: int) -> tuple[Measured, dict[str, float] | None]:
    """Measure a step. What it makes stays until the end: ext4 is slow where files have just been removed."""
    command = [sys.executable, "-m", "bench.steps", step, str(root), str(output), str(count)]
    done = measure(command, ROOT, _STEP_SECONDS, {"SITE_URL": "", "REPO_URL": ""})
    return done, json.loads(done.output) if done.output is not None else None


def _figures(done: Measured, told: dict[str, float] | None) -> _Row:
    memory = f"{round(done.bytes / 1e6)} MB"
    if told is None:
        return f"stopped after {round(done.seconds)}", "", memory
    pages = told.get("pages", 0)
    return _number(told["seconds"]), str(round(pages / told["seconds"])) if pages else "", memory


def _number(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _said(row: _Row) -> _Row:
    print(" | ".join(row), file=sys.stderr, flush=True)
    return row


def machine() -> str:
    """What the figures depend on, without the name of anything."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores, {round(pages / 2**30)} GB of memory, "
        f"Python {platform.python_version()}; {load:.1f} processes at work in the minute before the end."
    )


def keep(name: str, header: _Row, rows: Sequence[_Row]) -> None:
    """Put a table in the place of the one that bears its name in the document."""
    lines = [header, tuple("---" for _ in header), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    text = DOCUMENT.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    if not marked.search(text):
        raise SystemExit(f"docs/performance.md has no place for the table « {name} »")
    replaced = marked.sub(lambda found: f"{found[1]}{machine()}\n\n{table}{found[2]}", text)
    DOCUMENT.write_text(replaced, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
