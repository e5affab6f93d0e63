"""Bodies that carry or steer a cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.enonces import ENONCE_ID, TO_ENONCES, enonces_of
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces_of(model, "porteurs"):
        yield enonce.id, enonce.cite_id, enonce.record.nom, enonce.record.role


TABLE = Table(
    name="cites_porteurs",
    title="Porteurs des cités",
    description="Organismes qui portent, pilotent, coordonnent ou appuient une cité, d’après les sources ; rien pour "
    "une cité dont aucune source n’en nomme.",
    columns=(
        ENONCE_ID,
        CITE_ID,
        Column(
            name="nom",
            type="string",
            title="Nom",
            description="Nom de l’organisme, jamais d’une personne.",
            example="Aldev (Angers Loire développement)",
        ),
        Column(
            name="role",
            type="string",
            title="Rôle",
            description="Rôle de l’organisme dans la cité.",
            categories=(
                Category(value="porteur", label="porteur"),
                Category(value="pilote", label="pilote"),
                Category(value="copilote", label="copilote"),
                Category(value="coordonnateur", label="coordonnateur"),
                Category(value="appui", label="appui"),
            ),
            example="coordonnateur",
        ),
    ),
    primary_key=("enonce_id",),
    foreign_keys=(TO_ENONCES, TO_CITES),
    sources=(),
    rows=_rows,
)
