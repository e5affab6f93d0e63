"""The full-text index: Pagefind reads a copy of the pages and gives the files that a browser searches in.

Pagefind finds « emploi » in « l'emploi » only where the apostrophe is the straight one, and the pages have the
typographic one: the copy has straight ones, and `recherche.js` shows them typographic again. Nor does it part a term
of a definition list from what follows: the copy does. What a page lists in tables, drawings and folded parts has pages
of its own to be found by, and what every page repeats finds none: the copy is without.

A page about one code (a quarter, a commune, a contract…) is not in the index at all: it is found by its name, its code
or its place in that of the field « Trouver » (`scripts/find`), and its few words are those of a thousand others.

The thousands of small files lie in memory where the system gives enough of it, which takes half the time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from html import escape
from pathlib import Path

from scripts.site.pagefind import IndexingError, indexed
from scripts.site.search_order import stable
from scripts.store import NOTHING_KEPT, Store
from scripts.temporary import temporary_folder

_FOLDER = "pagefind"
_UNSEARCHED = re.compile(
    r"<table.*?</table>|<details.*?</details>|<svg.*?</svg>|<form.*?</form>|<nav.*?</nav>|<aside.*?</aside>"
    r"|<script.*?</script>"
    r'|<div class="banniere".*?</div>|<section class="sources".*?</section>|<p class="(?:preuve|reponse__carte)".*?</p>'
    r'|<span class="provenance"><span.*?</span>.*?</span>|<span class="confiance.*?</span>|<a data-bloc.*?</a>'
    r"|</?(?:a|abbr|code|em|span|strong|sup)\b[^>]*>",
    re.S,
)
_END = "</article>"
_SLASH = "\\"
"""What stands for a slash in the name of a copy: no path of the site holds it (`scripts/publish.py`)."""
_CODE = re.compile(r"/([a-z]*\d[0-9a-z]*)/index\.html")
_MEMORY = "/dev/shm"
_ENOUGH_BYTES = 256 << 20
"""Sixteen times what the real registry takes; a container often has 64 MB in all."""
_INTERFACES = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")


class FullText:
    """Collects pages, then indexes them; a context manager that owns a temporary folder.

    The index is kept in `store` until what is searched changes.
    """

    def __init__(self, store: Store = NOTHING_KEPT) -> None:
        self._store = store

    def __enter__(self) -> FullText:
        self._opened = ExitStack()
        self._copies = self._opened.enter_context(temporary_folder("index", _memory()))
        return self

    def __exit__(self, *exception: object) -> None:
        self._opened.close()

    def add(self, path: str, document: str) -> None:
        """Keep a page for the index; `path` is that of its file, its `article` is what is searched.

        Several processes may add pages at the same time.
        """
        with open(self._copy(path), "w", encoding="utf-8") as copy:
            if not _CODE.search(path):
                copy.write(_searched(path, document))

    def added(self) -> list[str]:
        """The paths of the pages that were added, in order, until they are indexed; those about one code too."""
        return sorted(name.replace(_SLASH, "/") for name in os.listdir(self._copies))

    def _copy(self, path: str) -> str:
        return f"{self._copies}/{path.replace('/', _SLASH)}"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Index what was added and yield the files of the index, without Pagefind's ready-made interfaces.

        Raises IndexingError when Pagefind is missing, refuses, or writes what is not understood.
        """
        yield from self._store.files("recherche", self._searched(), self._made)

    def _searched(self) -> Iterator[bytes]:
        for path in self.added():
            yield path.encode()
            with open(self._copy(path), "rb") as copy:
                yield copy.read()

    def _made(self) -> Iterator[tuple[str, bytes]]:
        found = indexed(self._documents())
        try:
            index = stable({path: content for path, content in found.items() if not path.startswith(_INTERFACES)})
        except ValueError as error:
            raise IndexingError(f"L’index de recherche n’est pas celui de Pagefind 1.5 : {error}") from error
        for path, content in index.items():
            yield f"{_FOLDER}/{path}", content

    def _documents(self) -> Iterator[tuple[str, str]]:
        for path in self.added():
            if document := Path(self._copy(path)).read_text(encoding="utf-8"):
                yield path, document


def _searched(path: str, document: str) -> str:
    """What Pagefind reads of a page; the filter `chemin` holds its address, so that a search can leave it out."""
    article = document.index("<article")
    opening = document.index(">", article) + 1
    searched = _UNSEARCHED.sub("", document[opening : document.index(_END, opening)])
    searched = searched.replace("’", "'").replace("</dt>", "\u00a0: </dt>").replace("</dd>", ". </dd>")
    address = escape(path.removesuffix("index.html"))
    return (
        f'<main data-pagefind-filter="chemin[data-chemin]" data-chemin="{address}">'
        f"{document[article:opening]}{searched}{_END}</main>"
    )


def _memory() -> str | None:
    """A folder that lies in memory, None where there is none or it is too small."""
    if not os.access(_MEMORY, os.W_OK | os.X_OK):
        return None
    state = os.statvfs(_MEMORY)
    return _MEMORY if state.f_bavail * state.f_frsize >= _ENOUGH_BYTES else None
