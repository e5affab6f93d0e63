"""Institutions to contact."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.enonces import ENONCE_ID, TO_ENONCES, enonces_of
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces_of(model, "contacts"):
        yield enonce.id, enonce.cite_id, enonce.record.institution, enonce.record.adresse


TABLE = Table(
    name="cites_contacts",
    title="Contacts des cités",
    description="Institutions à qui s’adresser, jamais une personne.",
    columns=(
        ENONCE_ID,
        CITE_ID,
        Column(
            name="institution",
            type="string",
            title="Institution",
            description="Nom de l’institution.",
            example="Régie de quartiers Diagonales",
        ),
        Column(
            name="adresse",
            type="string",
            title="Adresse",
            description="Adresse postale publique, si une source la donne.",
            required=False,
            example="1 place de l’Hôtel-de-Ville, 17000 La Rochelle",
        ),
    ),
    primary_key=("enonce_id",),
    foreign_keys=(TO_ENONCES, TO_CITES),
    sources=(),
    rows=_rows,
)
