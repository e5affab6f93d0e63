"""Jinja, set up for pages and for drawings: everything is escaped, an unknown name is a fault, white space is small.

Compiled templates are kept from one build to the next in `.cache/templates`, as Python keeps its own compiled code:
compiling all of them takes as long as checking the registry. What is kept is used only for the very source it was
compiled from, by the code that compiled it; where the folder refuses to be written, templates are compiled again.
That code is what compiles and the filters: compiled templates outlive an edit of any other module.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from scripts import ROOT
from scripts.failures import Failure, not_utf_8, shown
from scripts.kept import code

COMPILED_BY = ("__init__.py", "failures.py", "kept.py", "templates.py")
"""The code of ours that compiles, of which templates with no filter of ours depend on nothing else."""
KEPT = ROOT / ".cache" / "templates"
_ORDINAL = re.compile(r"\b(\d+)(er|e)\b")


def environment(folder: Path, filters: Mapping[str, Callable[..., Any]], compiled_by: Iterable[str]) -> Environment:
    """The environment of the templates of `folder`, with these filters besides Jinja's own and `exposants`.

    `compiled_by` are the files of `scripts/` that compiled templates depend on: this one, what the filters are made
    of, and all that they import.
    """
    made = _Environment(
        loader=_Loader(folder),
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
    """Compile all templates of an environment, once for every process. Raises Failure."""
    for name in environment.list_templates():
        environment.get_template(name)


def exposants(text: str) -> Markup:
    """Text as HTML, the endings of its ordinals raised: « 1er » -> 1<sup>er</sup>, « 13e » -> 13<sup>e</sup>."""
    return Markup(_ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(text))))


class _Loader(FileSystemLoader):
    """Templates as files. Raises Failure where one is not in UTF-8."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise not_utf_8(os.path.join(self.searchpath[0], template), error) from error


class _Environment(Environment):
    """Raises Failure for the faults that only a template can have: its syntax, a name that no page gives."""

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Called by Jinja where a template does not compile, or stops."""
        try:
            super().handle_exception(source)
        except TemplateSyntaxError as error:
            place = f"{shown(error.filename or error.name or '')}:{error.lineno}"
            raise Failure(f"{place} : la syntaxe de ce modèle a une faute ({error.message}).") from error
        except UndefinedError as error:
            frames = traceback.extract_tb(error.__traceback__)
            *_, last = (frame for frame in frames if frame.filename.startswith(self.loader.searchpath[0]))
            place = f"{shown(last.filename)}:{last.lineno}"
            raise Failure(f"{place} : ce modèle nomme ce qui n’existe pas ({error.message}).") from error


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
