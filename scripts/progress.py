"""Says what is going on when it lasts: a step of less than a second stays silent, but for the bar of a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE_SECONDS = 1.0
_BETWEEN_DRAWINGS_SECONDS = 0.1
_BAR_WIDTH = 24


@contextmanager
def progress(step: str) -> Iterator[None]:
    """Write « step… » on standard error once the step has lasted a second, and its duration when it ends."""
    start = time.monotonic()
    told = threading.Event()

    def tell() -> None:
        told.set()
        print(f"{step}…\n", end="", file=sys.stderr, flush=True)  # in one piece: a thread prints it

    timer = threading.Timer(_PATIENCE_SECONDS, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if told.is_set():
        print(f"{step} : {time.monotonic() - start:.1f} s".replace(".", ","), file=sys.stderr)


@contextmanager
def gauge(step: str) -> Iterator[Callable[[int, int | None], None]]:
    """Yield a function to call with what is done (bytes, say) and, where it is known, how much there is.

    On a terminal it draws a bar on one line, which goes when the step ends; elsewhere `progress` says all.
    """
    if not sys.stderr.isatty():
        with progress(step):
            yield lambda done, total: None
        return
    drawn = 0.0

    def draw(done: int, total: int | None) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - drawn >= _BETWEEN_DRAWINGS_SECONDS:
            drawn = now
            print(f"\r\x1b[K{step} {_bar(done, total)}", end="", file=sys.stderr, flush=True)

    try:
        yield draw
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _bar(done: int, total: int | None) -> str:
    """Return « [######------]  45 % », or « 3,2 Mo » where the whole is not known."""
    if not total:
        return f"{done / 1_000_000:.1f} Mo".replace(".", ",")
    part = min(done / total, 1.0)
    full = round(part * _BAR_WIDTH)
    return f"[{'#' * full}{'-' * (_BAR_WIDTH - full)}] {part * 100:3.0f} %"
