"""Jinja, set up for pages and for drawings: everything is escaped, an unknown name is a fault, white space is small.

Compiled templates are kept from one build to the next in `.cache/templates`, as Python keeps its own compiled code:
compiling all of them takes as long as checking the registry. What is kept is used only for the very source it was
compiled from, by the code that compiled it; where the folder refuses to be written, templates are compiled again.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from scripts import ROOT

KEPT = ROOT / ".cache" / "templates"


def environment(folder: Path, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    """The environment of the templates of `folder`, with these filters besides Jinja's own."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(folder.name),
    )
    made.filters |= filters
    return made


class Compiled(FileSystemBytecodeCache):
    """Compiled templates on the disk, those of one environment: `kind` tells them from others of the same name.

    Jinja compares the source alone. But what it compiles also holds which filters take a context, and the result of a
    filter of a constant, so a change of our code or of the installed packages makes all templates compile again.
    """

    def __init__(self, kind: str, folder: Path = KEPT) -> None:
        super().__init__(os.fspath(folder), f"{kind}-%s")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The same in whatever folder: the bytes of a path may be no text where the locale is plain C."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """One of the source, and of the code that compiles it."""
        return sha1(_code() + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing where the file is damaged, in whatever way: the template is compiled again, and replaces it."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it if the disk lets us."""
        with suppress(OSError):
            os.makedirs(self.directory, exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def _code() -> bytes:
    """What tells the code at work from any other, as Python does it: date and size of each module."""
    packages = os.stat(sysconfig.get_path("purelib")).st_mtime_ns
    modules = sorted(_modules(os.fspath(ROOT / "scripts")))
    return repr((packages, modules)).encode(errors="surrogateescape")


def _modules(folder: str) -> Iterable[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.name, state.st_mtime_ns, state.st_size
