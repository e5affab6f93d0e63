"""What a reader must know of some codes of the official tables."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for remarque in model.programme.remarques:
        yield remarque.id, remarque.texte, remarque.confiance.value, remarque.lu_le, remarque.verifie_le


TABLE = Table(
    name="programme_remarques",
    title="Remarques sur des codes",
    description="Ce qu’il faut savoir de certains codes des tables officielles, que le registre recopie telles "
    "qu’elles sont ; les codes concernés sont dans « programme_remarques_codes ».",
    columns=(
        Column(
            name="remarque_id",
            type="string",
            title="Identifiant de la remarque",
            description="Nom court de la remarque, qui ne change jamais.",
            example="saint-amand-noms-croises",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="La remarque, dans les mots du registre.",
            example="Les noms se croisent d’une génération à l’autre.",
        ),
        *PROVENANCE,
    ),
    primary_key=("remarque_id",),
    sources=(),
    rows=_rows,
)
