"""EPCI of 2024."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import SIREN_EPCI
from scripts.tables.lieux import nom
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from model.reference.epci.values()


TABLE = Table(
    name="epci",
    title="EPCI à fiscalité propre",
    description="Les 1 255 intercommunalités à fiscalité propre de 2024, métropole de Lyon comprise.",
    columns=(
        SIREN_EPCI,
        nom("Nom, écrit comme la source.", "CU Angers Loire Métropole"),
        Column(
            name="type",
            type="string",
            title="Type",
            description="Catégorie juridique.",
            categories=(
                Category(value="CC", label="communauté de communes"),
                Category(value="CA", label="communauté d’agglomération"),
                Category(value="CU", label="communauté urbaine"),
                Category(value="METRO", label="métropole"),
                Category(value="MET69", label="métropole de Lyon, collectivité à statut particulier"),
            ),
            example="CU",
        ),
    ),
    primary_key=("siren_epci",),
    sources=("dgcl-epci-2024",),
    rows=_rows,
)
