"""The envelope around the data of each file: versions, name of the licence, and links relative to the file.

What is long and the same everywhere (the text and the address of a licence) is told by the index alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE, Licence

SCHEMA_VERSION = "1"

_encoder = msgspec.json.Encoder()


def document(model: Model, data: Any, links: Mapping[str, str], licence: Licence = LICENCE_OUVERTE) -> bytes:
    """The bytes of a file: dates as ISO 8601, an absent value as null."""
    return encoded(
        {
            "schema_version": SCHEMA_VERSION,
            "data_version": model.version,
            "licence": licence.name,
            "data": data,
            "links": links,
        }
    )


def encoded(value: Any) -> bytes:
    """JSON in UTF-8, on one line."""
    return _encoder.encode(value) + b"\n"
