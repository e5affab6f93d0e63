"""`README.md`: the package described for people, in French: how to cite, under which licence, which traps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.formats import csv, descriptor
from scripts.model.model import Model
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE
from scripts.tables.listing import tables

PATH = "README.md"

_TRAPS = (
    "Les codes sont du texte : lus comme des nombres, « 01004 » devient 1004 et « 2A004 » se perd. Dans un "
    "tableur, importer ces colonnes comme du texte ; avec pandas, `dtype=str`.",
    "Deux générations, jamais mêlées. `code_qp_2015` et `code_cv_2015` valent de 2015 à 2023, `code_qp_2024` et "
    "`code_cv_2024` depuis 2024 : une cité de l’emploi se définit sur la première. `correspondances_qpv` mène de "
    "l’une à l’autre, avec ce que dit l’ANCT et ce que montrent les contours.",
    "Les QPV à cheval débordent de la cité, parfois presque tout entiers, et leurs habitants ne se partagent pas. 15 "
    "QPV figurent dans deux cités. Avant d’additionner, ne garder chaque code qu’une fois (`nb_cites`) et dire si "
    "les QPV à cheval ou contestés comptent : `cites` donne les quatre totaux.",
    "Aucune source ne publie la liste des QPV de chaque cité : elle est déduite, sauf là où `confiance` dit autre "
    "chose.",
    "Deux périmètres, deux tables. `cites_communes_anct` ne contient que les communes à QPV que liste l’ANCT ; "
    "`cites_communes_territoire` contient tout le territoire.",
    "Une population absente n’est pas nulle : l’Insee ne publie pas celle de 2018 pour les QPV de Mayotte, de "
    "Saint-Martin et de Polynésie française.",
    "`code_insee_2024` est la commune de 2024 (Paris, Lyon et Marseille entières) : c’est par elle que les tables se "
    "joignent. `code_insee_publie` est le code de la source.",
)


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """The file, whole."""
    yield PATH, ("\n".join(_lines(model)) + "\n").encode()


def _lines(model: Model) -> Iterator[str]:
    yield from (f"# {descriptor.TITLE}", "", descriptor.DESCRIPTION, "", f"Version des données : {model.version}.", "")
    yield from ("## Citer", "", f"> {descriptor.CONTRIBUTEURS}, version {model.version}.", "")
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
    yield from (f"- {trap}" for trap in _TRAPS)
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
