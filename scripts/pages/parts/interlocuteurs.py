"""Whom to ask today, now that the programme is over: public bodies, the same for everyone."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct

from scripts.french import typographie
from scripts.links import adresse_web
from scripts.model.model import Model
from scripts.pages.parts.provenance import Preuve, cited, preuve

SIG_VILLE = "sig-ville"


class Interlocuteur(Struct, frozen=True):
    """A public body: what to go to it for, and the address where it, or the nearest of its offices, is found."""

    nom: str
    texte: str
    url: str | None
    preuve: Preuve


class Interlocuteurs(Struct, frozen=True):
    """All of them, the number of their sources, and the earliest day these were read."""

    organismes: tuple[Interlocuteur, ...]
    sources: int
    lu_le: date | None


@lru_cache(maxsize=4)
def interlocuteurs(model: Model) -> Interlocuteurs:
    """Those of `data/programme.yaml`, in its order."""
    organismes = tuple(
        Interlocuteur(typographie(i.nom), typographie(i.texte), adresse_web(i.url), preuve(model, i))
        for i in model.programme.interlocuteurs
    )
    return Interlocuteurs(
        organismes=organismes,
        sources=len(cited(organisme.preuve for organisme in organismes)),
        lu_le=min((organisme.preuve.lu_le for organisme in organismes), default=None),
    )


def address_check(model: Model) -> str | None:
    """The address of the official map, which says whether a postal address is in a QPV; absent where it is not told."""
    return next((adresse_web(i.url) for i in model.programme.interlocuteurs if i.id == SIG_VILLE), None)
