"""The larger projects of `make bench` are whole registries, which the check accepts, of the real one's proportions."""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT

TWICE = ["contrats_2015.csv", "departements.csv", "epci.csv", "qpv_2015.csv", "qpv_2024_communes.csv", "regions.csv"]


def run(*arguments: object) -> None:
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of twice the size."""
    root = tmp_path_factory.mktemp("bench") / "twice"
    run("bench.generate", root, 2)
    return root


def rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def test_the_check_accepts_it(twice, tmp_path):
    run("bench.steps", "check", twice, tmp_path)


def test_it_has_twice_as_much_of_everything(twice):
    for name in TWICE:
        path = Path("data", "reference", name)
        assert rows(twice / path) == 2 * rows(ROOT / path), name
    for name, entry in (("data/cites.yaml", "\n  - id: "), ("data/reference/contours/qpv_2015.geojson", '"Feature"')):
        assert (twice / name).read_text("utf-8").count(entry) == 2 * (ROOT / name).read_text("utf-8").count(entry)


def test_the_same_seed_gives_the_same_bytes(twice, tmp_path):
    run("bench.generate", tmp_path / "again", 2)
    assert digests(tmp_path / "again" / "data") == digests(twice / "data")


def digests(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
