"""The static API: JSON and GeoJSON files at the paths of the pages, described in OpenAPI. Never writes to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.model.model import Model
    from scripts.outlines.contours import Contours

ROOT = "api/v1/"


def emit(model: Model, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """Every file, as (path, content), one by one; the same bytes for the same model.

    Paths are those under `api/v1/` of the site. Raises Failure where outlines are missing.
    """
    from scripts.api.endpoint import Source
    from scripts.api.endpoints import ENDPOINTS
    from scripts.api.records import Records

    source = Source(Records(model), contours)
    for endpoint in ENDPOINTS:
        yield from endpoint.files(source)
