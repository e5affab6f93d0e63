"""What each side of a disagreement says."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.programme import programme_desaccords
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Column, ForeignKey, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for desaccord in model.programme.desaccords:
        for rang, version in enumerate(desaccord.versions, start=1):
            yield (
                desaccord.id,
                rang,
                version.texte,
                version.retenue,
                version.confiance.value,
                version.lu_le,
                version.verifie_le,
            )


TABLE = Table(
    name="programme_desaccords_versions",
    title="Versions des désaccords",
    description="Ce que dit chaque version d’un désaccord, et si le registre la retient.",
    columns=(
        programme_desaccords.TABLE.column("desaccord_id"),
        Column(
            name="rang",
            type="integer",
            title="Rang",
            description="Rang de la version dans le désaccord, à partir de 1.",
            minimum=1,
            example=1,
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="Ce que dit cette version, dans les mots du registre.",
            example="La première vague date de 2020.",
        ),
        Column(
            name="retenue",
            type="boolean",
            title="Retenue",
            description="Vrai pour la version que le registre retient.",
            example=True,
        ),
        *PROVENANCE,
    ),
    primary_key=("desaccord_id", "rang"),
    foreign_keys=(ForeignKey(("desaccord_id",), "programme_desaccords"),),
    sources=(),
    rows=_rows,
)
