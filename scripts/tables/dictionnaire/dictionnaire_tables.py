"""Every table: what it holds, under which licence."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.noms import NOM_TABLE
from scripts.tables.table import Column, Row, Table


def _rows(_model: Model) -> Iterator[Row]:
    for table in tables():
        yield table.name, table.title, table.description, " ".join(table.primary_key), table.licence.title


TABLE = Table(
    name="dictionnaire_tables",
    title="Dictionnaire : tables",
    description="Toutes les tables du paquet, celle-ci comprise, dans l’ordre du paquet.",
    columns=(
        NOM_TABLE,
        Column(
            name="titre",
            type="string",
            title="Titre",
            description="Titre de la table.",
            example="QPV de 2015 des cités",
        ),
        Column(
            name="description",
            type="string",
            title="Description",
            description="Ce que contient la table, et les pièges à éviter.",
            example="Les 1 255 intercommunalités à fiscalité propre de 2024, métropole de Lyon comprise.",
        ),
        Column(
            name="cle_primaire",
            type="string",
            title="Clé primaire",
            description="Colonnes qui, ensemble, désignent une ligne, séparées par une espace.",
            example="cite_id code_qp_2015",
        ),
        Column(
            name="licence",
            type="string",
            title="Licence",
            description="Licence de la table.",
            example="Licence Ouverte 2.0 (Etalab)",
        ),
    ),
    primary_key=("nom_table",),
    sources=(),
    rows=_rows,
)
