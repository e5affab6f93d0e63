"""The committed outlines, and every cité's map laid out once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts.maps.cite import cite_map
from scripts.maps.local import LocalMap
from scripts.model.model import Model
from scripts.outlines.contours import Contours


@pytest.fixture(scope="session")
def cite_maps(model: Model, contours: Contours) -> Mapping[str, LocalMap]:
    return {
        cite.id: cite_map(model, contours, cite, lambda code: f"../../qpv/{code.lower()}/")
        for cite in model.cites.values()
    }
