"""`README.md`: the package described for people, in French: how to cite, under which licence, which traps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.formats import csv, descriptor, edition
from scripts.formats.data_file import DataFile
from scripts.model.model import Model
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE
from scripts.tables.listing import tables

PATH = "README.md"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Mode d’emploi",
        media_type="text/markdown",
        description="Comment citer les données, sous quelle licence, les pièges à éviter, et ce que contient chaque fichier.",
    )


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """The file, whole."""
    yield PATH, ("\n".join(_lines(model)) + "\n").encode()


def _lines(model: Model) -> Iterator[str]:
    yield from (f"# {edition.TITLE}", "", edition.DESCRIPTION, "", f"Version des données : {model.version}.", "")
    yield from ("## Citer", "", f"> {edition.citation(model)}", "")
    yield from ("## Licence", "")
    yield f"[{LICENCE_OUVERTE.title}]({LICENCE_OUVERTE.path}), sauf ces tables :"
    yield ""
    for table in tables():
        if table.licence == A_CONFIRMER:
            yield f"- `{table.name}` : {A_CONFIRMER.title}."
    yield ""
    yield "Les données reprennent l’ANCT, l’Insee, la DGCL, l’IGN et La Poste : citez aussi la source d’une table "
    "que vous reprenez seule."
    yield ""
    yield from ("## À savoir avant de compter", "")
    yield from (f"- {trap}" for trap in edition.TRAPS)
    yield ""
    yield from ("## Fichiers", "")
    yield "CSV en UTF-8, virgule, fins de ligne CRLF (RFC 4180), une ligne d’en-tête ; une cellule vide est une "
    "valeur absente."
    yield f"`{descriptor.PATH}` décrit chaque colonne pour les outils, `data/dictionnaire.csv` pour les personnes."
    yield "Une colonne de clé a le même nom dans toutes les tables : elles se joignent par lui."
    yield ""
    yield "| table | contenu |"
    yield "| --- | --- |"
    for table in tables():
        yield f"| [{table.name}]({csv.path(table)}) | {table.title} |"
    yield ""
    yield from ("## Sources des tables", "")
    for source_id in dict.fromkeys(source for table in tables() for source in table.all_sources):
        source = model.sources[source_id]
        yield f"- `{source_id}` : {_plain(source.editeur)}, « {_plain(source.titre)} »."


def _plain(text: str) -> str:
    """A text in which Markdown and HTML see nothing to interpret."""
    return re.sub(r"([\\`*_{}\[\]<>()#|&!~])", r"\\\1", text)
