"""SHA256SUMS names every other file, and the tool that reads it finds them right."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.formats import checksums as writer
from tests.formats.conftest import write


@pytest.fixture
def check(files: dict[str, bytes], tmp_path: Path):
    tool = shutil.which("sha256sum") or pytest.skip("sha256sum is not on this machine")

    def run(changed: dict[str, bytes]) -> subprocess.CompletedProcess[str]:
        folder = write(files | changed, tmp_path)
        return subprocess.run([tool, "--check", "--strict", writer.PATH], cwd=folder, capture_output=True, text=True)

    return run


def test_it_names_every_other_file_once(files: dict[str, bytes]) -> None:
    named = [line.split("  ", 1)[1] for line in files[writer.PATH].decode().splitlines()]
    assert named == sorted(files.keys() - {writer.PATH})


def test_sha256sum_finds_every_file_right(check) -> None:
    assert check({}).returncode == 0


def test_sha256sum_sees_a_changed_file(check) -> None:
    done = check({"data/regions.csv": b"autre"})
    assert done.returncode == 1 and "data/regions.csv: FAILED" in done.stdout
