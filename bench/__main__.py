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
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bench.edits import edits
from bench.measure import Measured, as_long, measure, shortest
from bench.rivals import compare
from scripts import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
_STEP_SECONDS = 1800.0
_LARGEST_INDEXED = 10
_BEFORE, _AFTER = (0, 1), (2, 3)
"""Which times the first size is run before a step of a larger one, and after it."""
_Row = tuple[str, ...]


class _Line(Struct, frozen=True):
    """A line of each size in the first table: a step of `bench/steps.py`, with the full-text index or without it."""

    name: str
    step: str
    indexed: bool = False

    @property
    def folder(self) -> str:
        """The name of where it writes: the same, once more, finds there what it has kept."""
        return f"{self.step}-indexed" if self.indexed else self.step


class _Project(Struct, frozen=True):
    """A registry so many times the size of France's, and the folder where its steps write."""

    times: int
    folder: Path
    root: Path


_WHOLE, _UNINDEXED = _Line("whole", "whole", True), _Line("whole, without the index", "whole")
_LINES = (
    _Line("check", "check"),
    _Line("data package", "package"),
    _Line("pages", "pages"),
    _Line("search index", "index", True),
    _Line("whole, without formats, API and index", "bare"),
    _UNINDEXED,
    replace(_UNINDEXED, name=f"{_UNINDEXED.name}, once more"),
    _WHOLE,
    replace(_WHOLE, name=f"{_WHOLE.name}, once more"),
)


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
            keep("sizes", ("size", "step", "seconds", "pages a second", "peak memory", "a page against the size below",
                           "against the first size"),
                 list(sizes(asked.sizes, Path(folder))))  # fmt: skip
        if asked.pages:
            keep("rivals", ("pages", "generator", "seconds", "pages a second", "peak memory"),
                 list(rivals(asked.pages, Path(folder))))  # fmt: skip
        if asked.edits:
            keep("edits", ("edit", "seconds until it is shown", "at worst", "until the whole site is built"),
                 [_said((edit.name, *timed.row)) for edit, timed in edits(Path(folder), asked.edits)])  # fmt: skip
    return 0


def sizes(wanted: Sequence[int], folder: Path) -> Iterator[_Row]:
    """Each step at each size, its cost against that at the size before and at the first: a page, else a size.

    The speed of a machine may change twofold within the hour. So the first size is made again around each step of a
    larger one, and the cost held against that; a size is held against the one before by what both are of the first.
    """
    ratios: dict[str, float] = {}
    first = _project(wanted[0], folder)
    for line in _LINES:
        done = shortest(partial(_measured, line, first))
        yield _said((f"× {first.times}", line.name, *_figures(done), "", ""))
    for times in wanted[1:]:
        project = _project(times, folder)
        beside = replace(first, folder=folder / f"{first.times}-beside-{times}")
        for line in _LINES:
            if line.indexed and times > _LARGEST_INDEXED:
                continue
            around = [_measured(line, beside, time) for time in _BEFORE]
            done = shortest(partial(_measured, line, project))
            around += [_measured(line, beside, time) for time in _AFTER]
            against = ("", "")
            if done.output is not None:
                ratio = done.cost(times) / as_long(around, done).cost(first.times)
                against = _number(ratio / ratios.get(line.name, 1)), _number(ratio)
                ratios[line.name] = ratio
            yield _said((f"× {times}", line.name, *_figures(done), *against))


def rivals(counts: Sequence[int], folder: Path) -> Iterator[_Row]:
    """All that ours does, then each generator given the same articles, at each number of pages."""
    site = folder / "site"
    _step("whole", ROOT, site, 0)
    for count in counts:
        done = shortest(partial(_some, folder / f"{count}-some", count))
        yield _said((str(count), "this registry, from its data", *_figures(done)))
        for name, other in compare(site, folder / f"{count}-pages", count):
            figures = _figures(replace(other, pages=count)) if other else ("not installed", "", "")
            yield _said((str(count), name, *figures))


def _some(folder: Path, count: int, time: int) -> Measured:
    return _step("some", ROOT, folder / str(time), count)


def _measured(line: _Line, project: _Project, time: int) -> Measured:
    return _step(line.step, project.root, project.folder / f"{line.folder}-{time}", int(line.indexed))


def _project(times: int, folder: Path) -> _Project:
    """The real one, or one generated in a process of its own: what that takes is not ours to measure."""
    if times == 1:
        return _Project(times, folder / "1", ROOT)
    root = folder / f"times-{times}"
    subprocess.run([sys.executable, "-m", "bench.generate", root, str(times)], cwd=ROOT, check=True)
    return _Project(times, folder / str(times), root)


def _step(step: str, root: Path, output: Path, count: int) -> Measured:
    """Measure a step. What it makes stays until the end: ext4 is slow where files have just been removed."""
    output.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "bench.steps", step, str(root), str(output), str(count)]
    done = measure(command, ROOT, _STEP_SECONDS, {"SITE_URL": "", "REPO_URL": ""})
    told = json.loads(done.output) if done.output is not None else {}
    return replace(done, seconds=told.get("seconds", done.seconds), pages=told.get("pages", 0))


def _figures(done: Measured) -> _Row:
    memory = f"{round(done.bytes / 1e6)} MB"
    if done.output is None:
        return f"stopped after {round(done.seconds)}", "", memory
    return _number(done.seconds), str(round(done.pages / done.seconds)) if done.pages else "", memory


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
