"""What has changed in the registry since its first release, day by day: `/changements/`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from scripts.french import typographie
from scripts.history import emit
from scripts.links import Renvoi
from scripts.model.model import Model
from scripts.pages.parts.changements import LigneChangement, lignes
from scripts.pages.parts.page import Link, Page


class JourDeChangement(Struct, frozen=True):
    """The changes of one day, the last one first."""

    jour: str
    lignes: tuple[LigneChangement, ...]


class PageChangements(Struct, frozen=True):
    """The whole page; `motif` says why nothing can be told, where so."""

    motif: str | None
    depuis: str | None
    jours: tuple[JourDeChangement, ...]
    atom: Renvoi
    json: Renvoi


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    histoire = model.histoire
    found = [ligne for etape in histoire.etapes for ligne in lignes(model, etape)]
    yield Page(
        path="changements/index.html",
        template="changements.html",
        title="Ce qui a changé dans le registre",
        description="Ce qui a changé dans le registre des cités de l’emploi depuis sa première version, cité par cité, "
        "avec la date de chaque changement et celle des faits.",
        kind="Page",
        context=PageChangements(
            motif=histoire.motif and typographie(histoire.motif),
            depuis=histoire.depuis,
            jours=tuple(
                JourDeChangement(day, tuple(group)) for day, group in groupby(found, key=lambda ligne: ligne.jour)
            ),
            atom=Renvoi("Suivre les changements (Atom)", emit.ATOM),
            json=Renvoi("Tous les changements (JSON)", emit.JSON),
        ),
        ways_out=(Link("Les versions publiées", "versions/"), Link("Les données du registre", "donnees/")),
    )
