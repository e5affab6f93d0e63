"""Communes of QPV 2015-2023."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_INSEE_2024, CODE_INSEE_PUBLIE, CODE_QP_2015, TO_COMMUNES, TO_QPV_2015
from scripts.tables.licences import A_CONFIRMER
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for communes in model.reference.qpv_2015_communes.values():
        yield from communes


TABLE = Table(
    name="qpv_2015_communes",
    title="Communes des QPV de 2015",
    description="Une ligne par quartier et par code de commune publié ; plusieurs codes publiés d’un quartier "
    "peuvent mener à la même commune de 2024. Licence à confirmer, comme « qpv_2015 ».",
    columns=(CODE_QP_2015, CODE_INSEE_PUBLIE, CODE_INSEE_2024),
    primary_key=("code_qp_2015", "code_insee_publie"),
    foreign_keys=(TO_QPV_2015, TO_COMMUNES),
    sources=("sig-ville-qpv-2015", "insee-cog-2024"),
    licence=A_CONFIRMER,
    rows=_rows,
)
