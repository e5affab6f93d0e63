"""Beginnings of a cité, as sources tell them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.dates import DATE_PARTIELLE
from scripts.tables.enonces import ENONCE_ID, TO_ENONCES, enonces_of
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces_of(model, "lancements"):
        yield enonce.id, enonce.cite_id, enonce.record.date


TABLE = Table(
    name="cites_lancements",
    title="Lancements des cités",
    description="Débuts d’une cité, d’après les sources, qui peuvent se contredire ; le texte est dans "
    "« cites_enonces ».",
    columns=(
        ENONCE_ID,
        CITE_ID,
        Column(
            name="date_lancement",
            type="string",
            title="Date du lancement",
            description="Année, mois ou jour, selon ce que dit la source ; absente si elle n’en donne pas.",
            required=False,
            pattern=DATE_PARTIELLE,
            example="2020-07",
        ),
    ),
    primary_key=("enonce_id",),
    foreign_keys=(TO_ENONCES, TO_CITES),
    sources=(),
    rows=_rows,
)
