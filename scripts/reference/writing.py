"""Puts derived files on the disk: all of them, or none."""

import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_changed(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write under `folder` the files whose bytes differ from those there; return their paths.

    Everything is first written beside, then put in place by renaming, so that a full disk leaves
    the folder as it was. Raises OSError.
    """
    changed = [path for path, content in files.items() if _differs(folder / path, content)]
    with tempfile.TemporaryDirectory(dir=folder, prefix=".reference-") as name:
        beside = [Path(name) / str(rank) for rank in range(len(changed))]
        for path, temporary in zip(changed, beside, strict=True):
            temporary.write_bytes(files[path])
        for path, temporary in zip(changed, beside, strict=True):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(folder / path)
    return changed


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True
