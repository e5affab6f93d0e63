"""Where each address that is no more leads."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.adresses import anciennes_adresses
from scripts.tables.table import Column, ForeignKey, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for ancien in model.anciens:
        for suite in ancien.vers:
            yield ancien.adresse, suite


TABLE = Table(
    name="anciennes_adresses_suites",
    title="Anciennes adresses : suites",
    description="Une ligne par page où mène désormais une ancienne adresse ; aucune pour un retrait.",
    columns=(
        anciennes_adresses.TABLE.column("adresse"),
        Column(
            name="suite",
            type="string",
            title="Suite",
            description="Identifiant de cité, code de commune, de QPV ou de contrat, ou adresse d’une autre page.",
            example="cde-066",
        ),
    ),
    primary_key=("adresse", "suite"),
    foreign_keys=(ForeignKey(("adresse",), "anciennes_adresses"),),
    sources=(),
    rows=_rows,
)
