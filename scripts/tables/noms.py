"""Columns that name a table or a column, in the tables that describe the others."""

from __future__ import annotations

from scripts.tables.table import Column, ForeignKey

NOM_TABLE = Column(
    name="nom_table",
    type="string",
    title="Table",
    description="Nom de la table, qui est aussi celui de son fichier.",
    pattern="^[a-z][a-z0-9_]*$",
    example="cites_qpv_2015",
)
NOM_COLONNE = Column(
    name="nom_colonne",
    type="string",
    title="Colonne",
    description="Nom de la colonne ; le même nom désigne la même chose dans toutes les tables qu’une clé relie.",
    pattern="^[a-z][a-z0-9_]*$",
    example="code_qp_2015",
)
TO_TABLES = ForeignKey(("nom_table",), "dictionnaire_tables")
