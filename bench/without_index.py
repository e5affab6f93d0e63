"""The site without its full-text index, in this process: a build has no such choice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from scripts.store import Store


class _NoFullText:
    """What stands in the place of `FullText`: it learns the paths of the pages, and makes no index of them."""

    def __init__(self, store: Store) -> None:
        """`store` is where an index would be kept."""

    def __enter__(self) -> _NoFullText:
        self._paths = tempfile.TemporaryFile("a+b", buffering=0)
        return self

    def __exit__(self, *exception: object) -> None:
        self._paths.close()

    def add(self, path: str, document: str) -> None:
        """Keep the path, in one write: several processes may add pages at the same time."""
        self._paths.write(f"{path}\n".encode())

    def added(self) -> list[str]:
        self._paths.seek(0)
        return sorted(self._paths.read().decode().splitlines())

    def files(self) -> Iterator[tuple[str, bytes]]:
        return iter(())


def leave_index_out() -> None:
    """Put one that makes no index in the place of the full-text index."""
    from scripts.site import emit

    emit.FullText = _NoFullText
