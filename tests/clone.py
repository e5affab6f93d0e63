"""A clone of the project in a folder of its own, for the tests that spoil it or build in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT

_PARTS = ("scripts", "data", "content", "site_templates", "tests/fixtures", "mkdocs.yml")


def lay_clone(root: Path) -> Path:
    """Copy what a build reads to `root`, which must not exist, and return it."""
    for part in _PARTS:
        target = root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / part, target)
    return root


def command(root: Path, *arguments: str, wrapper: tuple[str, ...] = (), **environment: str) -> subprocess.Popen:
    """Start `python -m scripts` in a clone, below a wrapper such as `unshare`; it reads nothing and is in UTF-8.

    It leads a group of processes, as a command does that was typed at a terminal.
    """
    return subprocess.Popen(
        [*wrapper, sys.executable, "-m", "scripts", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": "", "REPO_URL": "", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def mount(*arguments: object) -> None:
    """Mount as the arguments say; skip the test, with the reason, where that is refused."""
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mount is refused here: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    """Undo what `mount` did."""
    subprocess.run(["umount", folder], check=True)
