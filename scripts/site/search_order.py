"""Pagefind's index, the same bytes for the same pages.

Pagefind 1.5 keeps the values of a filter in a hash table with a random seed, and writes them as they come: from run to
run three files differ, the filter (`filter/fr_1234567.pf_filter`, named after its bytes), the table of contents that
names it (`pagefind.fr_0123456789.pf_meta`, named likewise) and `pagefind-entry.json`, which names that one. Here the
values are sorted, and the names computed again. See https://github.com/Pagefind/pagefind/issues/638.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping

_SIGNATURE = b"pagefind_dcd"
_TEXT, _ARRAY = 3, 4


def stable(index: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an index by their paths, filters sorted, names following from contents.

    Raises ValueError where a filter is not written as this module knows it: another version of Pagefind, most likely.
    """
    found = dict(index)
    names: dict[bytes, bytes] = {}
    for path in [path for path in found if path.endswith(".pf_filter")]:
        content = _sorted(gzip.decompress(found.pop(path)))
        found[_renamed(path, content, names)] = gzip.compress(content, mtime=0)
    for path in [path for path in found if path.endswith(".pf_meta")]:
        content = _naming(names, gzip.decompress(found.pop(path)))
        found[_renamed(path, content, names)] = gzip.compress(content, mtime=0)
    entry = "pagefind-entry.json"
    return found | {entry: _naming(names, found[entry])}


def _renamed(path: str, content: bytes, names: dict[bytes, bytes]) -> str:
    """The path of a file named after its content; keeps the old name and the new one."""
    stem, _, suffix = path.rpartition(".")
    start, _, digest = stem.rpartition("_")
    new = hashlib.sha1(content).hexdigest()[: len(digest)]
    names[f"_{digest}".encode()] = f"_{new}".encode()
    return f"{start}_{new}.{suffix}"


def _naming(names: Mapping[bytes, bytes], content: bytes) -> bytes:
    for old, new in names.items():
        content = content.replace(old, new)
    return content


def _sorted(content: bytes) -> bytes:
    """A filter with its values in order. It is CBOR: `[name, [[value, [page, …]], …]]`, behind Pagefind's signature."""
    if not content.startswith(_SIGNATURE):
        raise ValueError("not a file of Pagefind")
    _, at = _head(content, len(_SIGNATURE), _ARRAY)
    length, at = _head(content, at, _TEXT)
    count, at = _head(content, at + length, _ARRAY)
    return content[:at] + b"".join(value for _, value in sorted(_values(content, at, count)))


def _values(content: bytes, at: int, count: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each value, and all its bytes."""
    for _ in range(count):
        start = at
        _, at = _head(content, at, _ARRAY)
        length, at = _head(content, at, _TEXT)
        name = content[at : at + length]
        pages, at = _head(content, at + length, _ARRAY)
        for _ in range(pages):
            _, at = _head(content, at, 0)
        yield name, content[start:at]
    if at != len(content):
        raise ValueError("a filter of Pagefind holds more than its values")


def _head(content: bytes, at: int, kind: int) -> tuple[int, int]:
    """The number or length that a CBOR item of a kind begins with, and where that ends."""
    found, number = divmod(content[at], 32)
    if found != kind or number > 27:
        raise ValueError("a filter of Pagefind is not written as before")
    if number < 24:
        return number, at + 1
    end = at + 1 + (1 << (number - 24))
    return int.from_bytes(content[at + 1 : end], "big"), end
