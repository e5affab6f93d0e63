"""What was loaded from the files -> the model."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.load import CITES, Loaded
from scripts.registry.reference import Reference


def resolved(loaded: Loaded, reference: Reference) -> Model:
    """Resolve a registry whose files have their form and whose codes are known: the check tells (see `build`)."""
    return build(
        loaded.registre,
        loaded.sources,
        loaded.programme,
        reference,
        _lignes(loaded),
        loaded.exceptions.exceptions,
        loaded.anciens.anciens,
    )


def _lignes(loaded: Loaded) -> Mapping[str, tuple[int, int]]:
    positions = loaded.positions[CITES]
    first = [positions.at(("cites", index)).line for index, _ in loaded.entrees]
    last = [line - 1 for line in first[1:]] + [len(positions.lines)]
    return {cite.id: lines for (_, cite), lines in zip(loaded.entrees, zip(first, last, strict=True), strict=True)}
