"""`README.md`: the package described for people, in French: how to cite, under which licence, which traps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.formats import csv, descriptor, edition, geojson, geopackage, licence, parquet, sqlite, xlsx
from scripts.formats.data_file import DataFile
from scripts.model.model import Model
from scripts.tables.listing import tables

PATH = "README.md"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Mode d’emploi",
        media_type="text/markdown",
        description="Comment citer les données, sous quelle licence, les pièges à éviter, et ce que contient chaque "
        "fichier.",
    )


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """The file, whole."""
    yield PATH, ("\n".join(_lines(model)) + "\n").encode()


def _lines(model: Model) -> Iterator[str]:
    yield from (f"# {edition.TITLE}", "", edition.DESCRIPTION, "", f"Version des données : {model.version}.", "")
    yield from ("## Citer", "", f"> {edition.citation(model)}", "")
    yield from ("## Licence", "")
    yield from (*licence.statement(), "")
    yield from ("## À savoir avant de compter", "")
    yield from (f"- {trap}" for trap in edition.TRAPS)
    yield ""
    yield from ("## Fichiers", "")
    yield (
        "CSV en UTF-8, virgule, fins de ligne CRLF (RFC 4180), une ligne d’en-tête ; une cellule vide est une valeur "
        "absente."
    )
    yield f"`{descriptor.PATH}` décrit chaque colonne pour les outils, `data/dictionnaire.csv` pour les personnes."
    yield "Une colonne de clé a le même nom dans toutes les tables : elles se joignent par lui."
    yield ""
    yield "| table | contenu |"
    yield "| --- | --- |"
    for table in tables():
        yield f"| [{table.name}]({csv.path(table)}) | {table.title} |"
    yield ""
    yield from ("### Les mêmes données, à côté de ce paquet", "")
    for module in (xlsx, sqlite, geopackage, geojson):
        yield from (f"- {_plain(file.label)} : `{file.path}`. {_plain(file.description)}" for file in module.files())
    yield f"- Parquet : `{parquet.FOLDER}/`, un fichier par table, du même nom, avec les types."
    yield ""
    yield from ("## Sources des tables", "")
    for source_id in dict.fromkeys(source for table in tables() for source in table.all_sources):
        source = model.sources[source_id]
        yield f"- `{source_id}` : {_plain(source.editeur)}, « {_plain(source.titre)} »."


def _plain(text: str) -> str:
    """A text in which Markdown and HTML see nothing to interpret."""
    return re.sub(r"([\\`*_{}\[\]<>()#|&!~])", r"\\\1", text)
