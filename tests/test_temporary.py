"""A folder of temporary files goes with its process, or, where that was killed, with the next that makes one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.temporary import temporary_folder

HOLD = """
import sys
from scripts.temporary import temporary_folder
with temporary_folder("essai") as folder:
    (folder / "page").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""
HOUR = 3600
OURS = "registre-temporaire-essai-1"


@pytest.fixture
def holder(tmp_path):
    """A process that holds a folder, and that folder, made an hour ago."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        folder = Path(process.stdout.readline().strip())
        age(folder)
        yield process, folder
        process.kill()


def age(folder: Path) -> None:
    os.utime(folder, (time.time() - HOUR,) * 2)


def make_another(parent: Path) -> None:
    with temporary_folder("essai", str(parent)) as folder:
        assert [folder.parent, *folder.iterdir()] == [parent]
    assert not folder.exists()


def test_that_of_a_process_at_work_stays(holder, tmp_path):
    _, folder = holder
    make_another(tmp_path)
    assert (folder / "page").exists()


def test_that_of_a_killed_process_goes(holder, tmp_path):
    process, folder = holder
    process.kill()
    process.wait()
    assert folder.exists()
    make_another(tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_what_is_not_ours_to_clear_stays(tmp_path):
    """One just made may not be locked yet; the others are no folder of ours, though a clone may be named alike."""
    (tmp_path / f"{OURS}-neuf_neu").mkdir()
    others = [tmp_path / name for name in ("registre-cites", "registre-temporaire-notes", f"{OURS}-neuf_neuf")]
    for other in others:
        other.mkdir()
    kept = tmp_path / f"{OURS}-fichiers"
    kept.touch()
    (tmp_path / f"{OURS}-un__lien").symlink_to(others[0])
    foreign = tmp_path / f"{OURS}-etranger"
    foreign.mkdir()
    if os.getuid() == 0:
        os.chown(foreign, 65534, -1)
    for path in (*others, kept, *([foreign] if os.getuid() == 0 else [])):
        age(path)
    before = sorted(tmp_path.iterdir())
    make_another(tmp_path)
    assert sorted(tmp_path.iterdir()) == before
