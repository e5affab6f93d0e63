"""How the registry has changed, as pages and feeds show it; every text is plain French, harmless but not escaped."""

from __future__ import annotations

from msgspec import Struct


class Titree(Struct, frozen=True):
    """Sentences under a heading."""

    titre: str
    phrases: tuple[str, ...]


class Fait(Struct, frozen=True):
    """When what the registry now says took place (`fait`), or was published (`source`): a year, a month or a day."""

    nature: str
    date: str


class Changement(Struct, frozen=True):
    """What a change of the registry does to one cité, in sentences, and apart the dates of the facts."""

    cite_id: str
    nom: str
    phrases: tuple[str, ...]
    faits: tuple[Fait, ...]


class Etape(Struct, frozen=True):
    """One change of the registry: its commit, its instant (RFC 3339), the version that holds it once there is one.

    `autres` is what changes besides the cités: sources, facts of the programme, exceptions, old addresses.
    """

    commit: str
    instant: str
    version: str | None
    cites: tuple[Changement, ...]
    autres: tuple[Titree, ...]

    @property
    def jour(self) -> str:
        """The day of the change, as the clock of whoever made it told it."""
        return self.instant[:10]


class Histoire(Struct, frozen=True):
    """All changes since the first release, the last one first; `motif` says why there is none to tell, where so."""

    motif: str | None = "Ce site n’a pas été construit depuis un dépôt git : l’historique n’y est pas."
    depuis: str | None = None
    etapes: tuple[Etape, ...] = ()


UNTOLD = Histoire()


class Version(Struct, frozen=True):
    """One release: its number (the day it was made), what it takes away from reusers, and all that it changed."""

    version: str
    ruptures: tuple[str, ...]
    sections: tuple[Titree, ...]
