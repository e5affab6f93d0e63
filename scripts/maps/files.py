"""Maps that the site holds as files of their own."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.maps.france import france_svg
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.xml_text import allowed

FRANCE = "assets/carte-france.svg"


def emit(model: Model, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """Yield the map of France, to be downloaded. Raises Failure (outlines)."""
    yield FRANCE, allowed(france_svg(model, contours)).encode()
