"""The values that each closed column may take."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.noms import NOM_COLONNE, NOM_TABLE
from scripts.tables.table import Column, ForeignKey, Row, Table


def _rows(_model: Model) -> Iterator[Row]:
    for table in tables():
        for column in table.columns:
            for category in column.categories:
                yield table.name, column.name, str(category.value), category.label


TABLE = Table(
    name="dictionnaire_valeurs",
    title="Dictionnaire : valeurs",
    description="Ce que veut dire chaque valeur des colonnes dont la liste des valeurs est fermée.",
    columns=(
        NOM_TABLE,
        NOM_COLONNE,
        Column(
            name="valeur",
            type="string",
            title="Valeur",
            description="Valeur, telle qu’elle est dans la table.",
            example="a_cheval",
        ),
        Column(
            name="libelle",
            type="string",
            title="Libellé",
            description="Ce que veut dire la valeur.",
            example="à cheval : déborde du territoire de la cité",
        ),
    ),
    primary_key=("nom_table", "nom_colonne", "valeur"),
    foreign_keys=(ForeignKey(("nom_table", "nom_colonne"), "dictionnaire"),),
    sources=(),
    rows=_rows,
)
