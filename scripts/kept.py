"""What is made of files, kept until one of them changes; and what tells that they, or the code, have changed."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from scripts import ROOT

Made = TypeVar("Made")
Dates = dict[str, tuple[int, int]]


class Kept(Generic[Made]):
    """What `make` gives of some files and folders: made once asked for, and anew once they have changed."""

    def __init__(self, make: Callable[[], Made], *paths: Path) -> None:
        self._make, self._paths = make, paths
        self._dates: Dates | None = None

    def __call__(self) -> Made:
        """Raises what `make` raises, which is then asked again."""
        found = dates(*self._paths)
        if self._dates != found:
            self._made = self._make()
            self._dates = found
        return self._made


def dates(*paths: Path) -> Dates:
    """When each file of some folders, or each of some files, was last written, and its size; bytecode is none."""
    found = {}
    for path in paths:
        for file in _files(path):
            with suppress(FileNotFoundError):
                status = os.stat(file)
                found[file] = (status.st_mtime_ns, status.st_size)
    return found


@cache
def code(*files: str) -> bytes:
    """What tells the code at work, ours and the packages installed, from any other: dates and sizes of our modules,
    and the date of the folder of packages.

    `files` are those of `scripts/` that count, all where none is named.
    """
    packages = os.stat(sysconfig.get_path("purelib")).st_mtime_ns
    modules = [ROOT / "scripts" / file for file in files] or [ROOT / "scripts"]
    return repr((packages, sorted(dates(*modules).items()))).encode(errors="surrogateescape")


def _files(path: Path) -> Iterator[str]:
    yield os.fspath(path)
    for folder, folders, files in os.walk(path):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        for name in files:
            yield os.path.join(folder, name)
