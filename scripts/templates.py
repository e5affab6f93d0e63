"""Jinja, set up for pages and for drawings: everything is escaped, an unknown name is a fault, white space is small.

Compiled templates are kept from one build to the next in `.cache/templates`, as Python keeps its own compiled code:
compiling all of them takes as long as checking the registry. What is kept is used only for the very source it was
compiled from, by the code that compiled it; where the folder refuses to be written, templates are compiled again.
That code is what compiles and the filters: compiled templates outlive an edit of any other module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from scripts import ROOT
from scripts.kept import code

COMPILED_BY = ("__init__.py", "kept.py", "templates.py")
"""The code of ours that compiles, of which templates with no filter of ours depend on nothing else."""
KEPT = ROOT / ".cache" / "templates"
_ORDINAL = re.compile(r"\b(\d+)(er|e)\b")


def environment(folder: Path, filters: Mapping[str, Callable[..., Any]], compiled_by: Iterable[str]) -> Environment:
    """The environment of the templates of `folder`, with these filters besides Jinja's own and `exposants`.

    `compiled_by` are the files of `scripts/` that compiled templates depend on: this one, what the filters are made
    of, and all that they import.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(folder.name, compiled_by),
    )
    made.filters |= {"exposants": exposants, **filters}
    return made


def compile_all(environment: Environment) -> None:
    """Compile all templates of an environment, once for every process. Raises jinja2.TemplateSyntaxError."""
    for name in environment.list_templates():
        environment.get_template(name)


def exposants(text: str) -> Markup:
    """Text as HTML, the endings of its ordinals raised: « 1er » -> 1<sup>er</sup>, « 13e » -> 13<sup>e</sup>."""
    return Markup(_ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(text))))


class Compiled(FileSystemBytecodeCache):
    """Compiled templates on the disk, those of one environment: `kind` tells them from others of the same name.

    Jinja compares the source alone. But what it compiles also holds which filters take a context, and the result of a
    filter of a constant, so a change of that code or of the installed packages makes all templates compile again.
    """

    def __init__(self, kind: str, compiled_by: Iterable[str]) -> None:
        super().__init__(os.fspath(KEPT), f"{kind}-%s")
        self._code = code(*compiled_by)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The same in whatever folder: the bytes of a path may be no text where the locale is plain C."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """One of the source, and of the code that compiles it."""
        return sha1(self._code + source.encode()).hexdigest()

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
