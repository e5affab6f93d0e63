"""Kinds of territory, as several tables give them."""

from __future__ import annotations

from scripts.tables.table import Category, Column

TYPE_TERRITOIRE = Column(
    name="territoire_type",
    type="string",
    title="Type de territoire",
    description="Nature du territoire dont la cité porte le nom.",
    categories=(
        Category(value="communes", label="une ou plusieurs communes, ou des arrondissements de l’une"),
        Category(value="epci", label="un établissement public de coopération intercommunale (EPCI)"),
        Category(value="ept", label="un établissement public territorial (EPT) du Grand Paris"),
        Category(value="departement", label="un département"),
    ),
    example="epci",
)
