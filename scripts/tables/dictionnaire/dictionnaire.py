"""Every column of every table, this one included."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.noms import NOM_COLONNE, NOM_TABLE, TO_TABLES
from scripts.tables.table import Category, Column, Row, Table, text


def _rows(_model: Model) -> Iterator[Row]:
    for table in tables():
        for rang, column in enumerate(table.columns, start=1):
            yield (
                table.name,
                column.name,
                rang,
                column.title,
                column.description,
                column.type,
                column.unit,
                column.required,
                column.name in table.primary_key,
                _parent(table, column.name),
                column.pattern,
                text(column.minimum) or None,
                text(column.maximum) or None,
                text(column.example),
            )


def _parent(table: Table, name: str) -> str | None:
    parents = (key.table for key in table.foreign_keys if name in key.columns)
    return next(parents, None)


def _column(name: str, title: str, description: str, example: str, required: bool = True) -> Column:
    return Column(
        name=name,
        type="string",
        title=title,
        description=description,
        required=required,
        example=example,
    )


TABLE = Table(
    name="dictionnaire",
    title="Dictionnaire : colonnes",
    description="Toutes les colonnes de toutes les tables, celles-ci comprises. Les valeurs des listes fermées sont "
    "dans « dictionnaire_valeurs ».",
    columns=(
        NOM_TABLE,
        NOM_COLONNE,
        Column(
            name="rang",
            type="integer",
            title="Rang",
            description="Rang de la colonne dans la table, à partir de 1.",
            minimum=1,
            example=1,
        ),
        _column("titre", "Titre", "Titre de la colonne.", "Code du QPV de 2015"),
        _column(
            "description", "Description", "Ce que contient la colonne, et les pièges à éviter.", "Nom montré au public."
        ),
        Column(
            name="type",
            type="string",
            title="Type",
            description="Type des valeurs ; un code est toujours un texte.",
            categories=(
                Category(value="string", label="texte"),
                Category(value="integer", label="nombre entier"),
                Category(value="number", label="nombre, point décimal"),
                Category(value="boolean", label="true (vrai) ou false (faux)"),
                Category(value="date", label="date année-mois-jour"),
            ),
            example="string",
        ),
        _column("unite", "Unité", "Unité des nombres, s’ils en ont une.", "habitants", required=False),
        Column(
            name="obligatoire",
            type="boolean",
            title="Obligatoire",
            description="Vrai si la valeur n’est jamais absente ; une valeur absente est une cellule vide.",
            example=True,
        ),
        Column(
            name="dans_cle_primaire",
            type="boolean",
            title="Clé primaire",
            description="Vrai si la colonne fait partie de la clé primaire de la table.",
            example=False,
        ),
        _column(
            "table_liee",
            "Table liée",
            "Table dont la colonne de même nom contient ces valeurs.",
            "qpv_2015",
            required=False,
        ),
        _column("motif", "Motif", "Expression régulière que suit le texte.", "^CV[0-9]{3}$", required=False),
        _column("minimum", "Minimum", "Plus petite valeur permise.", "0", required=False),
        _column("maximum", "Maximum", "Plus grande valeur permise.", "1", required=False),
        _column("exemple", "Exemple", "Exemple de valeur.", "QP049001"),
    ),
    primary_key=("nom_table", "nom_colonne"),
    unique_keys=(("nom_table", "rang"),),
    foreign_keys=(TO_TABLES,),
    sources=(),
    rows=_rows,
)
