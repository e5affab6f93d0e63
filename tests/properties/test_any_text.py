"""Property tests, in a process of their own and within bounds."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from scripts import ROOT

SECONDS = 120
BYTES = 2 << 30


def test_whatever_a_file_holds() -> None:
    """No traceback, no crash, no endless work, whatever the text."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, str(Path(__file__).with_name("any_text.py"))],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)),
    )
    assert done.returncode == 0, done.stdout
