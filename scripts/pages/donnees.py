"""The data page: every file of the package, then every table with its CSV and its Parquet: `/donnees/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct

from scripts.formats import csv, descriptor, edition, package, parquet, readme
from scripts.french import compte, typographie
from scripts.links import Renvoi
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.ways_out import PACKAGE
from scripts.tables.listing import tables, tables_by_family
from scripts.tables.table import Table


class LigneTable(Struct, frozen=True):
    """One table: its files, what it holds, its columns by name, its licence."""

    csv: Renvoi
    parquet: Renvoi
    titre: str
    description: str
    colonnes: tuple[str, ...]
    licence: str


class LigneFichier(Struct, frozen=True):
    """A file that holds several tables, outlines, or what describes them."""

    fichier: Renvoi
    libelle: str
    description: str


class PageDonnees(Struct, frozen=True):
    """The package as a whole, then its tables by family.

    `pieges` are what to know before counting, `fichiers` hold no single table.
    """

    version: str
    descripteur: Renvoi
    mode_d_emploi: Renvoi
    pieges: tuple[Markup, ...]
    fichiers: tuple[LigneFichier, ...]
    nb_tables: int
    familles: Mapping[str, tuple[LigneTable, ...]]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    familles = {title: tuple(map(_line, family)) for title, family in tables_by_family().items()}
    count = len(tables())
    yield Page(
        path="donnees/index.html",
        template="donnees.html",
        title="Les données",
        description=f"Le registre des cités de l’emploi en {compte(count, 'table')}\u00a0: "
        "CSV, Excel, Parquet, SQLite, GeoPackage et GeoJSON, avec leur description, leur licence et leurs sources.",
        kind="Page",
        context=PageDonnees(
            version=model.version,
            descripteur=Renvoi(descriptor.PATH, PACKAGE + descriptor.PATH),
            mode_d_emploi=Renvoi(readme.PATH, PACKAGE + readme.PATH),
            pieges=tuple(_with_code(typographie(trap)) for trap in edition.TRAPS),
            fichiers=tuple(
                LigneFichier(
                    Renvoi(file.path, PACKAGE + file.path), typographie(file.label), typographie(file.description)
                )
                for file in package.files()
                if file.table is None
            ),
            nb_tables=count,
            familles=familles,
        ),
        ways_out=(
            Link("Lire le registre par programme", "donnees/api/"),
            Link("La qualité des données", "qualite/"),
            Link("Les versions du registre", "versions/"),
            Link("Ce qui a changé", "changements/"),
        ),
    )


def _line(table: Table) -> LigneTable:
    return LigneTable(
        csv=Renvoi(f"{table.name}.csv", PACKAGE + csv.path(table)),
        parquet=Renvoi("Parquet", PACKAGE + parquet.path(table)),
        titre=typographie(table.title),
        description=typographie(table.description),
        colonnes=tuple(column.name for column in table.columns),
        licence=typographie(table.licence.title),
    )


def _with_code(text: str) -> Markup:
    """A text whose words between backquotes are code."""
    parts = enumerate(text.split("`"))
    return Markup("").join(Markup("<code>{}</code>").format(part) if rank % 2 else part for rank, part in parts)
