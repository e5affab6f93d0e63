"""What was loaded from the files -> the model."""

from __future__ import annotations

from msgspec import Struct

from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.anciens import Anciens
from scripts.registry.exceptions import Exceptions
from scripts.registry.load import CITES, Loaded
from scripts.registry.programme import Programme
from scripts.registry.records import Registre, Sources
from scripts.registry.reference import Reference


class Told(Struct, frozen=True):
    """What a model takes from the files of a registry; `lignes` as in `build`."""

    registre: Registre
    sources: Sources
    programme: Programme
    exceptions: Exceptions
    anciens: Anciens
    lignes: dict[str, tuple[int, int]]


def resolved(loaded: Loaded, reference: Reference) -> Model:
    """Resolve a registry whose files have their form and whose codes are known: the check tells (see `build`)."""
    return of_told(told(loaded), reference)


def of_told(told: Told, reference: Reference) -> Model:
    """The same, from what the files tell."""
    return build(
        told.registre,
        told.sources,
        told.programme,
        reference,
        told.lignes,
        told.exceptions.exceptions,
        told.anciens.anciens,
    )


def told(loaded: Loaded) -> Told:
    """What files that have their form tell, without the place of every value, which weighs ten times as much."""
    return Told(loaded.registre, loaded.sources, loaded.programme, loaded.exceptions, loaded.anciens, _lignes(loaded))


def _lignes(loaded: Loaded) -> dict[str, tuple[int, int]]:
    positions = loaded.positions[CITES]
    first = [positions.at(("cites", index)).line for index, _ in loaded.entrees]
    last = [line - 1 for line in first[1:]] + [len(positions.lines)]
    return {cite.id: lines for (_, cite), lines in zip(loaded.entrees, zip(first, last, strict=True), strict=True)}
