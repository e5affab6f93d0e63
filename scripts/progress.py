"""Says what is going on when it lasts: a step of less than a second stays silent."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE_SECONDS = 1.0


@contextmanager
def progress(step: str) -> Iterator[None]:
    """Write « step… » on standard error once the step has lasted a second, and its duration when it ends."""
    start = time.monotonic()
    told = threading.Event()

    def tell() -> None:
        told.set()
        print(f"{step}…", file=sys.stderr, flush=True)

    timer = threading.Timer(_PATIENCE_SECONDS, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if told.is_set():
        print(f"{step} : {time.monotonic() - start:.1f} s".replace(".", ","), file=sys.stderr)
