"""Whom to ask today, now that the programme is over: public bodies, the same for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scripts.model.model import Model
from scripts.pages.french import typographie
from scripts.pages.links import adresse_web
from scripts.registry.programme import Programme


@dataclass(frozen=True, slots=True)
class Interlocuteur:
    """A public body: what to go to it for, and the address where it, or the nearest of its offices, is found."""

    nom: str
    texte: str
    url: str | None


def interlocuteurs(model: Model) -> tuple[Interlocuteur, ...]:
    """Those of `data/programme.yaml`, in its order."""
    return _printed(model.programme)


@lru_cache(maxsize=4)
def _printed(programme: Programme) -> tuple[Interlocuteur, ...]:
    return tuple(
        Interlocuteur(typographie(i.nom), typographie(i.texte), adresse_web(i.url)) for i in programme.interlocuteurs
    )
