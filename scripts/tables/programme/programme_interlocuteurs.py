"""Public bodies to turn to, now that the programme is over."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for interlocuteur in model.programme.interlocuteurs:
        yield (
            interlocuteur.id,
            interlocuteur.nom,
            interlocuteur.texte,
            interlocuteur.url,
            interlocuteur.confiance.value,
            interlocuteur.lu_le,
            interlocuteur.verifie_le,
        )


TABLE = Table(
    name="programme_interlocuteurs",
    title="Interlocuteurs d’aujourd’hui",
    description="Organismes publics auxquels s’adresser depuis la fin du programme ; des institutions, jamais une "
    "personne.",
    columns=(
        Column(
            name="interlocuteur_id",
            type="string",
            title="Identifiant de l’interlocuteur",
            description="Nom court de l’organisme, qui ne change jamais.",
            example="france-travail",
        ),
        Column(
            name="nom",
            type="string",
            title="Nom",
            description="Nom de l’organisme.",
            example="France Travail",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="À qui il s’adresse et pour quoi, dans les mots du registre.",
            example="À tout âge : s’inscrire comme demandeur d’emploi.",
        ),
        Column(
            name="url",
            type="string",
            title="Adresse",
            description="Page publique et nationale.",
            pattern="^https?://.+$",
            example="https://www.francetravail.fr/",
        ),
        *PROVENANCE,
    ),
    primary_key=("interlocuteur_id",),
    sources=(),
    rows=_rows,
)
