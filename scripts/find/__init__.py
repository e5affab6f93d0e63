"""What the search field of the home page loads: the index of everything findable, and outlines to locate oneself.

Both are compact JSON, read by `site_templates/assets/trouver-index.js` and `trouver-position.js`, which say the same
words as the pages: they are those of `scripts.pages.parts.answers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.outlines.contours import Contours

INDEX = "assets/trouver.json"
OUTLINES = "assets/trouver-contours.json"


def emit(model: Model, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """Yield the two files, from the model and the outlines.

    Raises Failure where a file of outlines is missing or is not what it should be.
    """
    from scripts.find.index import index
    from scripts.find.outlines import outlines

    yield INDEX, index(model)
    yield OUTLINES, outlines(contours)
