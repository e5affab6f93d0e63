"""Jinja, set up for pages and for drawings: everything is escaped, an unknown name is a fault, white space is small.

Compiled templates are kept from one build to the next in `.cache/templates`, as Python keeps its own compiled code:
compiling all of them takes as long as checking the registry. What is kept is used only for the very source it was
compiled from, by the code that compiled it; where the folder refuses to be written, templates are compiled again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from scripts import ROOT
from scripts.kept import code

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

    def __init__(self, kind: str) -> None:
        super().__init__(os.fspath(KEPT), f"{kind}-%s")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The same in whatever folder: the bytes of a path may be no text where the locale is plain C."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """One of the source, and of the code that compiles it."""
        return sha1(code() + source.encode()).hexdigest()

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
