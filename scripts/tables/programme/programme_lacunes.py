"""What was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for lacune in model.programme.lacunes:
        yield lacune.id, lacune.texte


TABLE = Table(
    name="programme_lacunes",
    title="Lacunes",
    description="Ce qui a été cherché sur le programme et n’a pas été trouvé.",
    columns=(
        Column(
            name="lacune_id",
            type="string",
            title="Identifiant de la lacune",
            description="Nom court de la lacune, qui ne change jamais.",
            example="instruction-texte-integral",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="Ce qui manque, dans les mots du registre.",
            example="Le rapport complet de l’évaluation menée par le cabinet ASDO.",
        ),
    ),
    primary_key=("lacune_id",),
    sources=(),
    rows=_rows,
)
