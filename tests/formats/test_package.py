"""The whole set: what is told beforehand is what is written, small, and the same bytes wherever it is made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.formats import package
from scripts.formats.data_file import Written, recorded
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.tables.listing import tables
from scripts.tables.rows import Rows

SURROUNDINGS = {
    "far away": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "near": {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
}

DIGESTS = """
import os, sys
os.umask(int(sys.argv[1], 8))
from scripts import ROOT
from scripts.accept import accepted_model
from scripts.formats import checksums, package
from scripts.outlines.contours import Contours
files = dict(package.emit(accepted_model(ROOT), Contours(ROOT / "data" / "reference" / "contours")))
sys.stdout.buffer.write(files[checksums.PATH])
"""


def test_what_is_told_is_what_is_written(files: dict[str, bytes]) -> None:
    told = package.files()
    assert len({file.path for file in told}) == len(told)
    assert {file.path for file in told} == files.keys()
    for file in told:
        assert file.label and file.media_type and file.description.endswith(".")


def test_each_table_is_told_in_each_format_that_has_one_file_a_table() -> None:
    by_table = {name: [file.media_type for file in package.files() if file.table == name] for name in names()}
    assert {tuple(types) for types in by_table.values()} == {("text/csv", "application/vnd.apache.parquet")}


def names() -> list[str]:
    return [table.name for table in tables()]


def test_two_emissions_are_the_same_bytes(model: Model, contours: Contours, files: dict[str, bytes]) -> None:
    assert list(package.emit(model, contours)) == list(files.items())


def test_formats_that_are_made_apart_are_the_same_bytes(
    model: Model, contours: Contours, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.tables.rows._MOST", 1)
    assert Rows(model).many
    assert list(package.emit(model, contours)) == list(files.items())


@pytest.mark.parametrize(("surroundings", "umask"), [("far away", "077"), ("near", "000")])
def test_the_bytes_do_not_depend_on_where_they_are_made(
    files: dict[str, bytes], tmp_path: Path, surroundings: str, umask: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), **SURROUNDINGS[surroundings]}
    command = [sys.executable, "-c", DIGESTS, umask]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=300, check=True)
    assert done.stdout == files["SHA256SUMS"]


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    probe = "import sys; from scripts.formats import package; package.files(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"numpy", "pandas", "pyarrow", "shapely", "xlsxwriter"} & set(done.stdout.split())


def test_sizes_are_known_once_written() -> None:
    written: dict[str, Written] = {}
    passed = recorded([("a", b"1234"), ("b", b"")], written)
    assert next(passed) == ("a", b"1234") and written["a"].bytes == 4 and "b" not in written
    assert list(passed) == [("b", b"")]
    assert written["b"].sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
