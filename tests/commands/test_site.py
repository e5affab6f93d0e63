"""A build that is interrupted: one French line, and nothing left, neither process nor file."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clone import command, lay_clone

PATIENCE = 60


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    return lay_clone(tmp_path_factory.mktemp("interrompu") / "clone")


@pytest.mark.parametrize(
    ("asked", "tell"),
    [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill)],
    ids=["Ctrl+C at a terminal, which tells every process", "a polite request to end, told to one"],
)
def test_an_interrupted_build_leaves_nothing(clone, tmp_path, asked, tell: Callable[[int, int], None]):
    child = command(clone, "site", TMPDIR=str(tmp_path))
    deadline = time.monotonic() + PATIENCE
    while not list((clone / "build" / ".site").glob("0*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    tell(child.pid, asked)
    _, said = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    assert said.splitlines()[-1] == "Interrompu." and "Traceback" not in said
    assert list((clone / "build" / ".site").glob("0*")) == []
    assert [*tmp_path.iterdir(), *Path("/dev/shm").glob(f"registre-temporaire-index-{child.pid}-*")] == []
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)
