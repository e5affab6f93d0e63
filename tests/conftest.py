"""What the tests of several rooms share: the model of the real registry."""

from __future__ import annotations

import pytest

from scripts import ROOT
from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.load import load
from scripts.registry.reference import read_reference


@pytest.fixture(scope="session")
def model() -> Model:
    """The model that every emitter gets; each cité stands on line 1, whatever its place in the file."""
    loaded = load(ROOT)
    reference = read_reference(ROOT / "data" / "reference")
    lignes = {cite.id: (1, 1) for cite in loaded.registre.cites}
    return build(loaded.registre, loaded.sources, loaded.programme, reference, lignes)
