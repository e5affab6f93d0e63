"""Addresses and identifiers once published that are no more, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.french import capitale
from scripts.model.model import Model
from scripts.registry.anciens import EVENEMENTS
from scripts.tables.dates import DATE_PARTIELLE
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for ancien in model.anciens:
        yield (
            ancien.adresse,
            ancien.identifiant,
            ancien.evenement,
            ancien.depuis,
            ancien.texte,
            ancien.confiance.value,
            ancien.lu_le,
            ancien.verifie_le,
        )


TABLE = Table(
    name="anciennes_adresses",
    title="Anciennes adresses",
    description="Adresses et identifiants que le registre a publiés et qui n’y sont plus. Où mène chaque adresse est "
    "dans « anciennes_adresses_suites » ; les communes qui ont fusionné sont dans « communes_passages ».",
    columns=(
        Column(
            name="adresse",
            type="string",
            title="Ancienne adresse",
            description="Adresse qui n’est plus, depuis la racine du site ; une page y dit où aller.",
            pattern="^([a-z0-9]+(-[a-z0-9]+)*/)+$",
            example="cites/choisy-le-roi/",
        ),
        Column(
            name="identifiant",
            type="string",
            title="Identifiant disparu",
            description="Identifiant de la cité, ou code, disparu avec l’adresse ; absent si elle seule a changé.",
            required=False,
            example="cde-070",
        ),
        Column(
            name="evenement",
            type="string",
            title="Événement",
            description="Ce qui est arrivé.",
            categories=tuple(Category(value=word, label=capitale(meaning)) for word, meaning in EVENEMENTS.items()),
            example="renommage",
        ),
        Column(
            name="depuis",
            type="string",
            title="Depuis",
            description="Année, mois ou jour du changement.",
            pattern=DATE_PARTIELLE,
            example="2027-01-01",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="Ce qui s’est passé, dans les mots du registre.",
            example="La cité de Choisy-le-Roi a pris le nom de son intercommunalité.",
        ),
        *PROVENANCE,
    ),
    primary_key=("adresse",),
    sources=(),
    rows=_rows,
)
