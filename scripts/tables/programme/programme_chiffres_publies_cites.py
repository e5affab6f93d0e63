"""Cités to which a published total is restricted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.programme import programme_chiffres_publies
from scripts.tables.table import ForeignKey, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for chiffre in model.programme.chiffres_publies:
        for cite_id in chiffre.critere.cites or ():
            yield chiffre.id, cite_id


TABLE = Table(
    name="programme_chiffres_publies_cites",
    title="Chiffres publiés : cités comptées",
    description="Cités auxquelles un chiffre publié se limite ; rien si le chiffre ne nomme pas de cité.",
    columns=(programme_chiffres_publies.TABLE.column("chiffre_id"), CITE_ID),
    primary_key=("chiffre_id", "cite_id"),
    foreign_keys=(ForeignKey(("chiffre_id",), "programme_chiffres_publies"), TO_CITES),
    sources=(),
    rows=_rows,
)
