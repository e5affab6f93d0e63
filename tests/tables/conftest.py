"""The model of the real registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.load import load
from scripts.registry.reference import read_reference

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def model() -> Model:
    """What the emitters get; line numbers play no part in the tables."""
    loaded = load(ROOT)
    lignes = {cite.id: (1, 1) for cite in loaded.registre.cites}
    reference = read_reference(ROOT / "data" / "reference")
    return build(loaded.registre, loaded.sources, loaded.programme, reference, lignes)
