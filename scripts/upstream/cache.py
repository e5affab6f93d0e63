"""The last reading of each official file, kept on the disk with what the server said of it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct


class Kept(Struct, frozen=True, kw_only=True):
    """What is known of a file that was read: its address, the day, its SHA-256, and the server's validators."""

    adresse: str
    lu_le: date
    sha256: str
    etag: str | None = None
    modifie: str | None = None


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Cache:
    """A folder with two files an official file: `<id>.donnees` and `<id>.json`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def facts(self, name: str) -> Kept | None:
        """Return what is known of the last reading; None where there is none, or where its content was altered."""
        try:
            kept = msgspec.json.decode((self._folder / f"{name}.json").read_bytes(), type=Kept)
            return kept if digest(self.content(name)) == kept.sha256 else None
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def content(self, name: str) -> bytes:
        """Return the content of the last reading. Raises FileNotFoundError where there is none."""
        return (self._folder / f"{name}.donnees").read_bytes()

    def keep(self, name: str, content: bytes, kept: Kept) -> None:
        """Keep a reading in the place of the last one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{name}.donnees").write_bytes(content)
        (self._folder / f"{name}.json").write_bytes(msgspec.json.encode(kept))
