"""Folders of temporary files that do not pile up: one whose process was killed is cleared away by the next.

A process holds a lock on its folder, which the kernel lets go of however the process dies: whoever can have the lock
may clear the folder away. The process number in its name would not tell: it may be that of another process by then, or
of another container.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.locks import take

_PREFIX = "registre-temporaire-"
_OURS = re.compile(_PREFIX + r"[a-z]+-[0-9]+-[a-z0-9_]{8}")
"""The whole name of such a folder: a clone, or another program's folder, may lie beside it and begin alike."""
_YOUNG_SECONDS = 60.0
"""A folder is made, then locked: one that is this young may be between the two."""


@contextmanager
def temporary_folder(kind: str, parent: str | None = None) -> Iterator[Path]:
    """A new folder, gone when it is left; `parent` is where, by default the system's folder for temporary files.

    `kind` is a part of its name. Raises OSError where it cannot be made.
    """
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{kind}-{os.getpid()}-", dir=parent) as name:
        lock = os.open(name, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):
                take(lock)
            _sweep(os.path.dirname(name))
            yield Path(name)
        finally:
            os.close(lock)


def _sweep(parent: str) -> None:
    """Clear away what processes of the same user have left behind; what refuses stays."""
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if _OURS.fullmatch(entry.name):
                with suppress(OSError):
                    _clear(entry)


def _clear(entry: os.DirEntry[str]) -> None:
    state = entry.stat(follow_symlinks=False)
    old = time.time() - state.st_mtime >= _YOUNG_SECONDS
    if stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and old:
        lock = os.open(entry.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if take(lock):
                shutil.rmtree(entry.path, ignore_errors=True)
        finally:
            os.close(lock)
