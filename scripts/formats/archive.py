"""The Data Package as one zip, under one folder that bears the version: the same bytes for the same files.

What is one file already, or the same rows over again, stays beside it: it would weigh twice and compress no further.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.model.model import Model

PATH = f"{edition.NAME}.zip"

_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


def name_of(version: str) -> str:
    """The name that the archive of a release bears, once it stands beside others."""
    return f"{edition.NAME}-{version}.zip"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Toutes les tables en un ZIP",
        media_type="application/zip",
        description="Le paquet de données entier : toutes les tables en CSV, leur description, le mode d’emploi, la "
        "licence et la citation. Les contours tiennent déjà en un fichier, le GeoPackage.",
    )


def emit(model: Model, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The one file; `contents` are the files by path. Every entry is dated from the version of the data."""
    day = model.day
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(f"{edition.NAME}-{model.version}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, contents[path])
    yield PATH, buffer.getvalue()
