"""The committed outlines, and every cité's map laid out once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts.maps.cite import cite_subject
from scripts.maps.local import LocalMap, local_map
from scripts.model.model import Model
from scripts.outlines.contours import Contours


@pytest.fixture(scope="session")
def cite_maps(model: Model, contours: Contours) -> Mapping[str, LocalMap]:
    return {
        cite.id: local_map(
            cite_subject(model, contours, cite, lambda code: f"../../qpv/{code.lower()}/"), model.reference, contours
        )
        for cite in model.cites.values()
    }
