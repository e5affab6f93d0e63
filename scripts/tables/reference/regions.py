"""Régions of the COG 2024."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_REGION
from scripts.tables.lieux import nom
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from model.reference.regions.values()


TABLE = Table(
    name="regions",
    title="Régions",
    description="Les 18 régions, au code officiel géographique de 2024 ; les collectivités d’outre-mer n’en sont pas.",
    columns=(CODE_REGION, nom("Nom de la région.", "Pays de la Loire")),
    primary_key=("code_region",),
    sources=("insee-cog-2024",),
    rows=_rows,
)
