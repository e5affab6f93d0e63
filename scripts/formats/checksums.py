"""`SHA256SUMS`: the digest of every other file, as `sha256sum --check` reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.formats.data_file import DataFile, Written

PATH = "SHA256SUMS"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Sommes de contrôle",
        media_type="text/plain",
        description="L’empreinte SHA-256 de chaque fichier : « sha256sum --check SHA256SUMS » les vérifie tous.",
    )


def emit(written: Mapping[str, Written]) -> Iterator[tuple[str, bytes]]:
    """The file, whole: one line per file of `written`, in the order of the paths."""
    yield PATH, "".join(f"{written[path].sha256}  {path}\n" for path in sorted(written)).encode()
