"""Totals that public sources give, and that the check recomputes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables.cites import cites
from scripts.tables.keys import CODE_REGION, TO_REGIONS
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for chiffre in model.programme.chiffres_publies:
        yield (
            chiffre.id,
            chiffre.libelle,
            chiffre.mesure,
            chiffre.valeur,
            chiffre.critere.vague,
            chiffre.critere.region,
            chiffre.texte,
            chiffre.confiance.value,
            chiffre.lu_le,
            chiffre.verifie_le,
        )


TABLE = Table(
    name="programme_chiffres_publies",
    title="Chiffres publiés",
    description="Totaux que des sources publiques donnent et que le contrôle recalcule d’après le registre. Un "
    "critère absent ne restreint pas ; ceux qui portent sur des cités ou des types de territoire sont dans "
    "« programme_chiffres_publies_cites » et « programme_chiffres_publies_territoires ».",
    columns=(
        Column(
            name="chiffre_id",
            type="string",
            title="Identifiant du chiffre",
            description="Nom court du chiffre, qui ne change jamais.",
            example="cites-2020",
        ),
        Column(
            name="libelle",
            type="string",
            title="Libellé",
            description="Ce que la source compte.",
            example="Cités de la première vague",
        ),
        Column(
            name="mesure",
            type="string",
            title="Mesure",
            description="Ce qui est compté.",
            categories=(
                Category(value="cites", label="des cités"),
                Category(value="qpv", label="des QPV de 2015 distincts"),
            ),
            example="cites",
        ),
        Column(
            name="valeur_publiee",
            type="integer",
            title="Valeur publiée",
            description="Nombre que donne la source.",
            minimum=0,
            unit="nombre",
            example=24,
        ),
        replace(
            cites.TABLE.column("vague"),
            title="Critère : vague",
            description="Ne compter que les cités de cette vague.",
            required=False,
        ),
        replace(
            CODE_REGION,
            title="Critère : région",
            description="Ne compter que les cités de cette région (code Insee, zéro initial compris).",
            required=False,
        ),
        Column(
            name="texte",
            type="string",
            title="Remarque",
            description="Précision sur le chiffre.",
            required=False,
            example="Les deux pages nomment Berthe et le centre-ville.",
        ),
        *PROVENANCE,
    ),
    primary_key=("chiffre_id",),
    foreign_keys=(TO_REGIONS,),
    sources=(),
    rows=_rows,
)
