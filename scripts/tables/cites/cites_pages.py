"""Public pages about a cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.enonces import ENONCE_ID, TO_ENONCES, enonces_of
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces_of(model, "pages"):
        yield enonce.id, enonce.cite_id, enonce.record.url


TABLE = Table(
    name="cites_pages",
    title="Pages sur les cités",
    description="Pages publiques consacrées à une cité ; le nom de l’éditeur est celui de la source de l’énoncé.",
    columns=(
        ENONCE_ID,
        CITE_ID,
        Column(
            name="url",
            type="string",
            title="Adresse",
            description="Adresse de la page, lue à la date de l’énoncé.",
            pattern="^https?://.+$",
            example="https://angers-developpement.com/z7h9",
        ),
    ),
    primary_key=("enonce_id",),
    foreign_keys=(TO_ENONCES, TO_CITES),
    sources=(),
    rows=_rows,
)
