"""Départements and overseas collectivités of the COG 2024."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_DEPARTEMENT, CODE_REGION, TO_REGIONS
from scripts.tables.lieux import nom
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from model.reference.departements.values()


TABLE = Table(
    name="departements",
    title="Départements et collectivités d’outre-mer",
    description="Les 101 départements et les collectivités d’outre-mer, qui n’ont pas de région ; la métropole de "
    "Lyon est comptée dans le Rhône (69).",
    columns=(
        CODE_DEPARTEMENT,
        nom("Nom du département.", "Maine-et-Loire"),
        CODE_REGION.optional(),
        Column(
            name="zone",
            type="string",
            title="Zone",
            description="Partie du territoire national.",
            categories=(
                Category(value="metropole", label="France métropolitaine, Corse comprise"),
                Category(value="drom", label="département et région d’outre-mer"),
                Category(value="com", label="collectivité d’outre-mer, ou territoire que la source y range"),
            ),
            example="metropole",
        ),
    ),
    primary_key=("code_departement",),
    foreign_keys=(TO_REGIONS,),
    sources=("insee-cog-2024",),
    rows=_rows,
)
