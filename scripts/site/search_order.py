"""Pagefind's index, the same bytes for the same pages.

Pagefind 1.5 keeps filters, and the values of each, in hash tables with a random seed, and writes them as they come:
from run to run a filter differs (`filter/fr_1234567.pf_filter`, named after its bytes), and so do the table of contents
that names all (`pagefind.fr_0123456789.pf_meta`, named likewise) and `pagefind-entry.json`, which names that one. Here
both are sorted, and the names computed again. See https://github.com/Pagefind/pagefind/issues/638.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

_SIGNATURE = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def stable(index: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an index by their paths, filters sorted, names following from contents.

    Raises ValueError where they are not written as this module knows them: another version of Pagefind, most likely.
    """
    found = dict(index)
    names: dict[bytes, bytes] = {}
    for path in [path for path in found if path.endswith(".pf_filter")]:
        content = _values_sorted(gzip.decompress(found.pop(path)))
        found[_renamed(path, content, names)] = gzip.compress(content, mtime=0)
    for path in [path for path in found if path.endswith(".pf_meta")]:
        content = _filters_sorted(_naming(names, gzip.decompress(found.pop(path))))
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


def _values_sorted(content: bytes) -> bytes:
    """A filter with its values in order. It is CBOR: `[name, [[value, [page, …]], …]]`, behind Pagefind's signature."""
    start = _end(content, _inside(content))
    ordered, end = _ordered(content, start)
    if end != len(content):
        raise ValueError("a filter of Pagefind holds more than its values")
    return content[:start] + ordered


def _filters_sorted(content: bytes) -> bytes:
    """A table of contents with its filters in order: `[version, pages, words, [[filter, name of its file], …], …]`."""
    start = _inside(content)
    for _ in ("version", "pages", "words"):
        start = _end(content, start)
    ordered, end = _ordered(content, start)
    return content[:start] + ordered + content[end:]


def _inside(content: bytes) -> int:
    """Where the first item stands of the array that a file holds."""
    if not content.startswith(_SIGNATURE):
        raise ValueError("not a file of Pagefind")
    return _head(content, len(_SIGNATURE), _ARRAY)[1]


def _ordered(content: bytes, start: int) -> tuple[bytes, int]:
    """An array with its items in the order of their bytes, and where it ends."""
    count, at = _head(content, start, _ARRAY)
    head, items = content[start:at], []
    for _ in range(count):
        end = _end(content, at)
        items.append(content[at:end])
        at = end
    return head + b"".join(sorted(items)), at


def _end(content: bytes, at: int) -> int:
    """Where a number, a text or an array ends."""
    kind = content[at] // 32
    if kind not in (_NUMBER, _TEXT, _ARRAY):
        raise ValueError("a file of Pagefind is not written as before")
    number, at = _head(content, at, kind)
    if kind == _ARRAY:
        for _ in range(number):
            at = _end(content, at)
    return at + number if kind == _TEXT else at


def _head(content: bytes, at: int, kind: int) -> tuple[int, int]:
    """The number or length that a CBOR item of a kind begins with, and where that ends."""
    found, number = divmod(content[at], 32)
    if found != kind or number > 27:
        raise ValueError("a file of Pagefind is not written as before")
    if number < 24:
        return number, at + 1
    end = at + 1 + (1 << (number - 24))
    return int.from_bytes(content[at + 1 : end], "big"), end
