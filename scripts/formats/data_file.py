"""A file that the data package offers: what it is before it is written, and what was written of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, MutableMapping

from msgspec import Struct


class DataFile(Struct, frozen=True, kw_only=True):
    """A file that a reader may want: its path in the package, and in French what it is and what for.

    `table` is the name of the one table that it holds, absent where it holds several or none.
    """

    path: str
    label: str
    media_type: str
    description: str
    table: str | None = None


class Written(Struct, frozen=True):
    """A file as written: its size in bytes and the SHA-256 of its content, in hexadecimal."""

    bytes: int
    sha256: str


def recorded(files: Iterable[tuple[str, bytes]], written: MutableMapping[str, Written]) -> Iterator[tuple[str, bytes]]:
    """The same files, one by one; `written` learns each by its path before it is passed on."""
    for path, content in files:
        written[path] = Written(len(content), hashlib.sha256(content).hexdigest())
        yield path, content
        del content  # it would stay until the next is made
