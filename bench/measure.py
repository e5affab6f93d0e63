"""A command in a process of its own: how long it takes, and the most memory that it and its children hold at once."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

_EVERY_SECONDS = 0.1
_LOOKING_SHARE = 0.02
"""The share of the time that may go into looking at the memory: the larger a process is, the longer that takes."""
_SHORT_SECONDS = 15.0
_TIMES = 3


class Measured(Struct, frozen=True):
    """`seconds` from start to end, `bytes` of memory at the peak (what processes share counts once), its `output`.

    `output` is None where the command was stopped because it took too long. `pages` is how many it made, where known.
    """

    seconds: float
    bytes: int
    output: str | None
    pages: int = 0

    def cost(self, size: int) -> float:
        """Seconds a page; a size, where it makes no pages."""
        return self.seconds / (self.pages or size)


def shortest(run: Callable[[int], Measured | None]) -> Measured | None:
    """The shortest of a few runs, of one alone if it takes long; None where `run`, given the rank of each, gives none.

    Other work on the machine only ever adds to what a run takes.
    """
    done = run(0)
    for rank in range(1, _TIMES if done and done.seconds < _SHORT_SECONDS else 1):
        done = min(done, run(rank), key=lambda one: one.seconds)
    return done


def as_long(runs: Sequence[Measured], beside: Measured) -> Measured:
    """What some runs took, told as `shortest` tells `beside`: of short ones the shortest, else, of one run, the median.

    A run of minutes has the common speed of a machine that changes its own, and never its best. A mean would follow the
    one run that the disk, still busy with what was written before, makes wait.
    """
    least = min(runs, key=lambda one: one.seconds)
    if beside.seconds < _SHORT_SECONDS:
        return least
    return replace(least, seconds=median(one.seconds for one in runs))


def measure(command: Sequence[str], folder: Path, patience: float, environment: Mapping[str, str]) -> Measured:
    """Run a command in `folder` for `patience` seconds at most. Raises RuntimeError where it fails."""
    start = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        peak, pause = 0, _EVERY_SECONDS
        while True:
            try:
                output, complaints = child.communicate(timeout=pause)
                break
            except subprocess.TimeoutExpired:
                looking = time.monotonic()
                peak = max(peak, held_by(child.pid))
                pause = max(_EVERY_SECONDS, (time.monotonic() - looking) / _LOOKING_SHARE)
            if time.monotonic() - start > patience:
                os.killpg(child.pid, signal.SIGKILL)
                child.communicate()
                return Measured(time.monotonic() - start, peak, None)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)}: {complaints.strip() or output.strip()}")
    return Measured(time.monotonic() - start, peak, output)


def held_by(session: int) -> int:
    """Bytes of memory that the processes of a session hold together, as the kernel shares them out (PSS)."""
    total = 0
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            try:
                if os.getsid(int(entry.name)) == session:
                    rollup = Path(entry.path, "smaps_rollup").read_text()
                    total += int(rollup.partition("\nPss:")[2].split(maxsplit=1)[0]) * 1024
            except (ProcessLookupError, FileNotFoundError, PermissionError, IndexError):
                continue
    return total
