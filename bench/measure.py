"""A command in a process of its own: how long it takes, and the most memory that it and its children hold at once."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

_EVERY_SECONDS = 0.1


class Measured(Struct, frozen=True):
    """`seconds` from start to end, `bytes` of memory at the peak (what processes share counts once), its `output`.

    `output` is None where the command was stopped because it took too long.
    """

    seconds: float
    bytes: int
    output: str | None


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
        peak = 0
        while True:
            try:
                output, complaints = child.communicate(timeout=_EVERY_SECONDS)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, held_by(child.pid))
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
