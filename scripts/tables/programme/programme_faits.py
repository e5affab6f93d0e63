"""Facts about the programme as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.dates import DATE_PARTIELLE
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for fait in model.programme.faits:
        yield fait.id, fait.theme, fait.texte, fait.date, fait.confiance.value, fait.lu_le, fait.verifie_le


TABLE = Table(
    name="programme_faits",
    title="Faits sur le programme",
    description="Faits qui portent sur le programme entier des cités de l’emploi, un par ligne, dans les mots du "
    "registre.",
    columns=(
        Column(
            name="fait_id",
            type="string",
            title="Identifiant du fait",
            description="Nom court du fait, qui ne change jamais.",
            example="debut-mars-2020",
        ),
        Column(
            name="theme",
            type="string",
            title="Thème",
            description="Ce sur quoi porte le fait.",
            categories=(
                Category(value="origine", label="origine et lancement"),
                Category(value="labellisation", label="labellisation"),
                Category(value="financement", label="financement"),
                Category(value="pilotage", label="pilotage"),
                Category(value="criteres", label="critères de choix"),
                Category(value="evaluation", label="évaluation"),
                Category(value="fin", label="fin de l’expérimentation"),
                Category(value="suite", label="suite donnée"),
            ),
            example="origine",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="Le fait, dans les mots du registre.",
            example="L’ANCT date de mars 2020 le début de l’expérimentation.",
        ),
        Column(
            name="date_fait",
            type="string",
            title="Date du fait",
            description="Année, mois ou jour du fait, s’il en a.",
            required=False,
            pattern=DATE_PARTIELLE,
            example="2020-03",
        ),
        *PROVENANCE,
    ),
    primary_key=("fait_id",),
    sources=(),
    rows=_rows,
)
