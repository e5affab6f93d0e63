"""The data page: every table of the package, with its file: `/donnees/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.formats import csv, descriptor, readme
from scripts.model.model import Model
from scripts.pages.french import compte, typographie
from scripts.pages.links import Renvoi
from scripts.pages.page import Link, Page
from scripts.tables.listing import tables

_PACKAGE = "donnees/paquet/"


@dataclass(frozen=True, slots=True)
class LigneTable:
    """One table: its CSV, what it holds, its columns by name, its licence."""

    fichier: Renvoi
    titre: str
    description: str
    colonnes: tuple[str, ...]
    licence: str


@dataclass(frozen=True, slots=True)
class PageDonnees:
    """The package as a whole and its tables."""

    version: str
    descripteur: Renvoi
    mode_d_emploi: Renvoi
    lignes: tuple[LigneTable, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    lignes = tuple(
        LigneTable(
            fichier=Renvoi(f"{table.name}.csv", _PACKAGE + csv.path(table)),
            titre=typographie(table.title),
            description=typographie(table.description),
            colonnes=tuple(column.name for column in table.columns),
            licence=typographie(table.licence.title),
        )
        for table in tables()
    )
    yield Page(
        path="donnees/index.html",
        template="donnees.html",
        title="Les données",
        description=f"Le registre des cités de l’emploi en {compte(len(lignes), 'table')} CSV, "
        "avec leur description (Data Package), leur licence et leurs sources.",
        kind="Page",
        context=PageDonnees(
            version=model.version,
            descripteur=Renvoi(descriptor.PATH, _PACKAGE + descriptor.PATH),
            mode_d_emploi=Renvoi(readme.PATH, _PACKAGE + readme.PATH),
            lignes=lignes,
        ),
        ways_out=(
            Link("Lire le registre par programme", "donnees/api/"),
            Link("La qualité des données", "qualite/"),
        ),
    )
