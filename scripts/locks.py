"""Locks of the kernel: whoever holds one lets go of it by dying, however that happens."""

from __future__ import annotations

import fcntl
import time

_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.2
"""Seconds."""


def take(descriptor: int, patience: float = 0.0) -> bool:
    """Return whether the lock of an open file or folder could be had within `patience` seconds.

    It is held until the descriptor is closed. Raises OSError where the file system has no locks.
    """
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while not _taken(descriptor):
        if time.monotonic() >= deadline:
            return False
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    return True


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
