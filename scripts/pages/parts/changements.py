"""What one change does to a cité, or to the rest of the registry, as `/changements/` and the fiches tell it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts.french import jour, typographie
from scripts.links import Renvoi, cite_link
from scripts.model.histoire import Changement, Etape, Fait
from scripts.model.model import Model

_MOST_OF_A_CITE = 5


class LigneChangement(Struct, frozen=True):
    """What one change does to a cité, or to the rest; `faits` are the dates of what it tells, apart from its own."""

    sujet: Renvoi
    jour: str
    version: str | None
    phrases: tuple[str, ...]
    faits: tuple[str, ...]


def of_cite(model: Model, cite_id: str) -> tuple[LigneChangement, ...]:
    """The last changes of one cité, the last one first."""
    found = (
        _ligne(model, etape, one) for etape in model.histoire.etapes for one in etape.cites if one.cite_id == cite_id
    )
    return tuple(ligne for ligne, _ in zip(found, range(_MOST_OF_A_CITE), strict=False))


def lignes(model: Model, etape: Etape) -> Iterator[LigneChangement]:
    """Yield what one change does, cité by cité, then to the rest."""
    for one in etape.cites:
        yield _ligne(model, etape, one)
    for rest in etape.autres:
        yield LigneChangement(
            Renvoi(typographie(rest.titre), None), etape.jour, etape.version, tuple(map(typographie, rest.phrases)), ()
        )


def _ligne(model: Model, etape: Etape, one: Changement) -> LigneChangement:
    cite = model.cites.get(one.cite_id)
    return LigneChangement(
        sujet=cite_link(cite) if cite else Renvoi(typographie(one.nom), None),
        jour=etape.jour,
        version=etape.version,
        phrases=tuple(map(typographie, one.phrases)),
        faits=tuple(map(_dit, one.faits)),
    )


def _dit(fait: Fait) -> str:
    return f"source de {jour(fait.date)}" if fait.nature == "source" else f"date du fait\u00a0: {jour(fait.date)}"
