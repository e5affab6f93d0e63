"""Codes that each remark is about, each generation in its own column."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.registry.codes import kind_of
from scripts.tables.keys import (
    CODE_CV_2015,
    CODE_CV_2024,
    CODE_QP_2015,
    CODE_QP_2024,
    TO_CONTRATS_2015,
    TO_CONTRATS_2024,
    TO_QPV_2015,
    TO_QPV_2024,
)
from scripts.tables.programme import programme_remarques
from scripts.tables.table import Column, ForeignKey, Row, Table

_KINDS = ("qpv_2015", "qpv_2024", "contrat_2015", "contrat_2024")


def _rows(model: Model) -> Iterator[Row]:
    for remarque in model.programme.remarques:
        for rang, code in enumerate(remarque.codes, 1):
            yield remarque.id, rang, *(code if kind_of(code) == kind else None for kind in _KINDS)


TABLE = Table(
    name="programme_remarques_codes",
    title="Remarques sur des codes : codes",
    description="Une ligne par code d’une remarque : QPV ou contrat de ville, de l’une des deux générations, dans la "
    "colonne qui est la sienne.",
    columns=(
        programme_remarques.TABLE.column("remarque_id"),
        Column(
            name="rang",
            type="integer",
            title="Rang",
            description="Place du code dans la remarque, à partir de 1.",
            minimum=1,
            example=1,
        ),
        CODE_QP_2015.optional(),
        CODE_QP_2024.optional(),
        CODE_CV_2015.optional(),
        CODE_CV_2024.optional(),
    ),
    primary_key=("remarque_id", "rang"),
    foreign_keys=(
        ForeignKey(("remarque_id",), "programme_remarques"),
        TO_QPV_2015,
        TO_QPV_2024,
        TO_CONTRATS_2015,
        TO_CONTRATS_2024,
    ),
    sources=(),
    rows=_rows,
)
