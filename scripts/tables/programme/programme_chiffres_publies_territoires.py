"""Kinds of territory to which a published total is restricted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_chiffres_publies
from scripts.tables.table import ForeignKey, Row, Table
from scripts.tables.territoires import TYPE_TERRITOIRE


def _rows(model: Model) -> Iterator[Row]:
    for chiffre in model.programme.chiffres_publies:
        for type_ in chiffre.critere.territoires or ():
            yield chiffre.id, type_


TABLE = Table(
    name="programme_chiffres_publies_territoires",
    title="Chiffres publiés : types de territoire comptés",
    description="Types de territoire auxquels un chiffre publié se limite ; rien si le chiffre ne les distingue pas.",
    columns=(programme_chiffres_publies.TABLE.column("chiffre_id"), TYPE_TERRITOIRE),
    primary_key=("chiffre_id", "territoire_type"),
    foreign_keys=(ForeignKey(("chiffre_id",), "programme_chiffres_publies"),),
    sources=(),
    rows=_rows,
)
