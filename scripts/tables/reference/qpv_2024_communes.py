"""Communes of QPV since 2024."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_INSEE_2024, CODE_INSEE_PUBLIE, CODE_QP_2024, TO_COMMUNES, TO_QPV_2024
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for communes in model.reference.qpv_2024_communes.values():
        yield from communes


TABLE = Table(
    name="qpv_2024_communes",
    title="Communes des QPV de 2024",
    description="Une ligne par quartier et par commune ; les codes publiés sont déjà ceux de 2024.",
    columns=(CODE_QP_2024, CODE_INSEE_PUBLIE, CODE_INSEE_2024),
    primary_key=("code_qp_2024", "code_insee_publie"),
    foreign_keys=(TO_QPV_2024, TO_COMMUNES),
    sources=("anct-qpv-2024", "insee-cog-2024"),
    rows=_rows,
)
