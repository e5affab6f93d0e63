"""The outline of the territory of a cité."""

from __future__ import annotations

from scripts.model.model import Cite
from scripts.outlines.contours import Contours
from scripts.outlines.mesh import dissolve
from scripts.outlines.shapes import Ring


def territory_rings(contours: Contours, cite: Cite) -> tuple[Ring, ...]:
    """The outline of a cité's territory (degrees), without the communes that form another cité."""
    territoire = cite.record.territoire
    if territoire.type == "communes":
        outlines = [contours.communes[code] for code in territoire.codes]
    else:
        outlines = [contours.territoires[f"{territoire.type} {code}"] for code in territoire.codes]
        outlines += [contours.communes[code] for code in territoire.hors]
    return tuple(dissolve(ring for outline in outlines for ring in outline.rings))
