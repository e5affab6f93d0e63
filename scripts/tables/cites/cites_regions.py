"""Régions of each cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_REGION, TO_CITES, TO_REGIONS
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for code in cite.regions:
            yield cite.id, code


TABLE = Table(
    name="cites_regions",
    title="Régions des cités",
    description="Régions des communes « coeur » que l’ANCT liste pour chaque cité.",
    columns=(CITE_ID, CODE_REGION),
    primary_key=("cite_id", "code_region"),
    foreign_keys=(TO_CITES, TO_REGIONS),
    sources=("anct-cites-2023", "insee-cog-2024"),
    rows=_rows,
)
