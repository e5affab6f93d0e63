"""Where a statement comes from: the columns that say so, and the tables that link it to its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from scripts.model.model import Model
from scripts.registry.provenance import MEANINGS, Confiance
from scripts.tables.keys import SOURCE_ID, TO_SOURCES
from scripts.tables.table import Category, Column, ForeignKey, Row, Table

_NAMES = {
    Confiance.ATTESTEE: "attestée",
    Confiance.DEDUITE: "déduite",
    Confiance.CONTESTEE: "contestée",
    Confiance.A_CONFIRMER: "à confirmer",
}
CONFIANCE = Column(
    name="confiance",
    type="string",
    title="Confiance",
    description="Ce que valent les sources pour cet énoncé.",
    categories=tuple(
        Category(value=word.value, label=f"{_NAMES.get(word, word)}\u00a0: {meaning}")
        for word, meaning in MEANINGS.items()
    ),
    example="attestee",
)
LU_LE = Column(
    name="lu_le",
    type="date",
    title="Lu le",
    description="Jour où les sources ont été lues.",
    example=date(2026, 11, 22),
)
VERIFIE_LE = Column(
    name="verifie_le",
    type="date",
    title="Vérifié le",
    description="Jour où une personne a vérifié l’énoncé ; absent tant que personne ne l’a fait.",
    required=False,
    example=date(2026, 12, 1),
)
PROVENANCE = (CONFIANCE, LU_LE, VERIFIE_LE)


def sources_of(parent: Table, rows: Callable[[Model], Iterator[Row]]) -> Table:
    """The table that links each row of `parent` to its sources.

    `rows` yields the primary key of the parent followed by the id of one source.
    """
    return Table(
        name=f"{parent.name}_sources",
        title=f"{parent.title} : sources",
        description=f"Une ligne par source d’une ligne de « {parent.name} ».",
        columns=(*(parent.column(name) for name in parent.primary_key), SOURCE_ID),
        primary_key=(*parent.primary_key, SOURCE_ID.name),
        foreign_keys=(ForeignKey(parent.primary_key, parent.name), TO_SOURCES),
        sources=(),
        rows=rows,
    )
