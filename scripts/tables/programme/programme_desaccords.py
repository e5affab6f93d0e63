"""Points on which public sources disagree."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for desaccord in model.programme.desaccords:
        yield desaccord.id, desaccord.sujet


TABLE = Table(
    name="programme_desaccords",
    title="Désaccords entre les sources",
    description="Points du programme sur lesquels les sources publiques ne concordent pas ; leurs versions sont dans "
    "« programme_desaccords_versions ».",
    columns=(
        Column(
            name="desaccord_id",
            type="string",
            title="Identifiant du désaccord",
            description="Nom court du désaccord, qui ne change jamais.",
            example="annee-premiere-vague",
        ),
        Column(
            name="sujet",
            type="string",
            title="Sujet",
            description="Ce sur quoi les sources divergent.",
            example="Année de la première vague",
        ),
    ),
    primary_key=("desaccord_id",),
    sources=(),
    rows=_rows,
)
