"""Codes that each remark is about."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_remarques
from scripts.tables.table import Column, ForeignKey, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for remarque in model.programme.remarques:
        for code in remarque.codes:
            yield remarque.id, code


TABLE = Table(
    name="programme_remarques_codes",
    title="Remarques sur des codes : codes",
    description="Une ligne par code d’une remarque : QPV ou contrats de ville, des deux générations.",
    columns=(
        programme_remarques.TABLE.column("remarque_id"),
        Column(
            name="code",
            type="string",
            title="Code",
            description="Code de QPV de 2015 (QP) ou de 2024 (QN), de contrat de ville de 2015 (CV) ou de 2024 (CN).",
            pattern="^(QP|QN|CV|CN)[0-9A-Z]+$",
            example="QP059057",
        ),
    ),
    primary_key=("remarque_id", "code"),
    foreign_keys=(ForeignKey(("remarque_id",), "programme_remarques"),),
    sources=(),
    rows=_rows,
)
