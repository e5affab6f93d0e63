"""One release at a time; and what one that was killed has left in the files is put back by the next."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.failures import Failure
from scripts.history.versions import VERSIONS, read_versions, versions_of
from scripts.locks import take
from scripts.registry.load import CITES
from scripts.registry.promesses import PROMESSES
from scripts.release.record import put_back, renumbered
from scripts.repository import git

_LOCK = "registre-version.lock"
_PATIENCE_SECONDS = 5.0
"""What a killed one has forked holds the lock with it, until what it makes finds no reader."""
_RELEASED = (PROMESSES, CITES, VERSIONS)
"""What a release writes in the repository, from the last to the first."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the repository for one release; outside git, nothing. Raises Failure where another one is being made."""
    place = git(root, "rev-parse", "--git-path", _LOCK)
    if place is None:
        yield
        return
    descriptor = os.open(root / os.fsdecode(place).rstrip("\n"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not take(descriptor, _PATIENCE_SECONDS):
            raise Failure("Une autre version est en train de se faire ici : attendez sa fin, puis recommencez.")
        yield
    finally:
        os.close(descriptor)


def undone(root: Path) -> bool:
    """Put back what a release that was killed has written, and return whether there was anything; to be called `alone`.

    Only where nothing else has changed, and where the registry and the changelog are to the byte what a release makes
    of the committed ones: what a hand has written is left.
    """
    committed = {file: git(root, "show", f"HEAD:{file}") for file in _RELEASED}
    changed = _changed(root)
    if not changed or not changed <= set(_RELEASED) or not _is_of_a_release(root, committed):
        return False
    git(root, "reset", "--quiet")
    for file, content in committed.items():
        put_back(root / file, content)
    return True


def _changed(root: Path) -> set[str]:
    """The files that are not as they were committed, by their path in the repository."""
    printed = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all") or b""
    return {os.fsdecode(entry[3:]) for entry in printed.split(b"\0") if entry}


def _is_of_a_release(root: Path, committed: Mapping[str, bytes | None]) -> bool:
    with suppress(Failure, FileNotFoundError):
        versions, registry = read_versions(root), (root / CITES).read_bytes()
        if versions and versions[1:] == versions_of(committed[VERSIONS] or b"[]"):
            former = committed[CITES] or b""
            return registry in (former, renumbered(former, versions[0].version))
    return False
