"""The releases as the registry keeps them, so that their page needs no git: a file that `make release` alone writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from scripts.failures import Failure
from scripts.model.histoire import Version

VERSIONS = "data/publication/versions.json"


def read_versions(root: Path) -> tuple[Version, ...]:
    """Return the releases, the last one first; none before the first. Raises Failure where the file is broken."""
    try:
        content = (root / VERSIONS).read_bytes()
    except FileNotFoundError:
        return ()
    return versions_of(content)


def versions_of(content: bytes) -> tuple[Version, ...]:
    """Return the releases that the file holds, the last one first. Raises Failure where it is broken."""
    try:
        return msgspec.json.decode(content, type=tuple[Version, ...])
    except msgspec.DecodeError as error:
        raise Failure(
            f"{VERSIONS} n’a pas la forme attendue ({error}) : remettez celui de la dernière version."
        ) from error


def written(versions: Sequence[Version]) -> bytes:
    """Return the file that holds these releases, one value a line."""
    return msgspec.json.format(msgspec.json.encode(versions), indent=1) + b"\n"
