"""Everything that the registry cites."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables.dates import DATE_PARTIELLE
from scripts.tables.keys import SOURCE_ID
from scripts.tables.provenance import LU_LE
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for source in model.sources.values():
        yield (
            source.id,
            source.titre,
            source.editeur,
            source.url,
            source.reference,
            source.date,
            source.lu_le,
            source.morte_depuis,
            source.licence,
        )


TABLE = Table(
    name="sources",
    title="Sources",
    description="Tout ce que le registre cite : pages, documents, jeux de données.",
    columns=(
        SOURCE_ID,
        Column(
            name="titre",
            type="string",
            title="Titre",
            description="Titre de la page ou du document.",
            example="Cités de l’emploi",
        ),
        Column(
            name="editeur",
            type="string",
            title="Éditeur",
            description="Organisme qui publie.",
            example="ANCT",
        ),
        Column(
            name="url",
            type="string",
            title="Adresse",
            description="Adresse de la page, si elle est connue.",
            required=False,
            pattern="^https?://.+$",
            example="https://angers-developpement.com/z7h9",
        ),
        Column(
            name="reference",
            type="string",
            title="Référence",
            description="Référence légale, ou ce qui permet de retrouver la source sans adresse.",
            required=False,
            example="Décrets n° 2014-1750 et n° 2014-1751",
        ),
        Column(
            name="date_publication",
            type="string",
            title="Date de publication",
            description="Année, mois ou jour de publication, si elle est connue.",
            required=False,
            pattern=DATE_PARTIELLE,
            example="2024-03",
        ),
        replace(LU_LE, description="Jour de la dernière lecture de la source."),
        Column(
            name="morte_depuis",
            type="date",
            title="Adresse morte depuis",
            description="Jour où l’adresse ne répondait plus\u202f; absent tant qu’elle répond.",
            required=False,
            example=date(2027, 3, 15),
        ),
        Column(
            name="licence",
            type="string",
            title="Licence",
            description="Licence de la source, si elle l’énonce.",
            required=False,
            example="Licence Ouverte 2.0",
        ),
    ),
    primary_key=("source_id",),
    sources=(),
    rows=_rows,
)
