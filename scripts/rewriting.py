"""Files of the project that a command writes anew: an interruption or a full disk leaves the old one or the new one."""

from __future__ import annotations

from pathlib import Path


def rewrite(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file in one step, with the rights that it had; a link goes on leading to it.

    Raises OSError, with the file as it was.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.en-cours")
    try:
        beside.write_bytes(content)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
