"""The commits since the first release, and what they made of the files of the registry: a few calls of git in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from scripts.registry.load import FILES
from scripts.repository import Release, git


class Commit(Struct, frozen=True):
    """One commit of the main line: its instant (RFC 3339) and the files of the registry that it changes.

    `files` holds the blob before and the blob after, None where the file was or becomes absent.
    """

    name: str
    instant: str
    files: Mapping[str, tuple[str | None, str | None]]


def read_commits(root: Path, first: Release) -> tuple[Commit, ...]:
    """Return the commits of the main line after `first`, the last one first; a merge is one change."""
    printed = git(
        root,
        *("-c", "log.showSignature=false", "log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames"),
        *("--format=%x00%H %cI", f"{first.commit}..HEAD"),
    )
    blocks = (printed or b"").decode().split("\0")[1:]
    return tuple(_commit(block.splitlines()) for block in blocks)


def read_blobs(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return the contents of blobs by name, all in one process; those that git does not hold are left out."""
    wanted = dict.fromkeys(names)
    if not wanted:
        return {}
    printed = git(root, "cat-file", "--batch", given="\n".join([*wanted, ""]).encode())
    return dict(_blobs(printed or b""))


def _commit(lines: list[str]) -> Commit:
    name, instant = lines[0].split()
    changed = (line.split(maxsplit=5) for line in lines[1:] if line.startswith(":"))
    files = {path: (_blob(old), _blob(new)) for _, _, old, new, _, path in changed if path in FILES}
    return Commit(name, instant, files)


def _blob(name: str) -> str | None:
    return None if set(name) == {"0"} else name


def _blobs(printed: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        name, kind, *size = printed[at:end].decode().split()
        at = end + 1
        if kind != "missing":
            yield name, printed[at : at + int(size[0])]
            at += int(size[0]) + 1
