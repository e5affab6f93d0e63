"""One holder at a time; who waits has it once it is let go."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts import ROOT
from scripts.locks import take

HOLD = """
import os, sys
from scripts.locks import take
print(take(os.open(sys.argv[1], os.O_RDONLY)), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def opened(tmp_path):
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def test_it_is_had_once_its_holder_was_killed(tmp_path, opened):
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], cwd=ROOT, stdin=-1, stdout=-1) as holder:
        assert holder.stdout.readline() == b"True\n"
        assert not take(opened)
        assert not take(opened, 0.05)
        holder.kill()
    assert take(opened, 60)


def test_what_cannot_be_locked_is_an_error():
    reading, writing = os.pipe()
    os.close(reading)
    os.close(writing)
    with pytest.raises(OSError):
        take(reading)
