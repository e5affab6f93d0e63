"""The static API: JSON files at the paths of the pages, described in OpenAPI. Never writes to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.model.model import Model

ROOT = "api/v1/"


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """Every file, as (path, content), one by one; the same bytes for the same model.

    Paths are those under `api/v1/` of the site.
    """
    from scripts.api.endpoints import ENDPOINTS
    from scripts.api.records import Records

    records = Records(model)
    for endpoint in ENDPOINTS:
        yield from endpoint.files(records)
