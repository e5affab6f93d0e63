"""Contrats de ville 2015-2023."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import (
    CODE_CV_2015,
    CODE_DEPARTEMENT,
    CODE_INSEE_2024,
    TO_COMMUNES,
    TO_DEPARTEMENTS,
)
from scripts.tables.lieux import habitants, nom
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for contrat in model.reference.contrats_2015.values():
        communal = contrat.type_territoire == "commune"
        yield (
            contrat.code_cv_2015,
            contrat.nom,
            None if communal else contrat.code_territoire,
            model.reference.commune_2024(contrat.code_territoire) if communal else None,
            contrat.code_departement,
            contrat.population_qpv_2018,
        )


TABLE = Table(
    name="contrats_de_ville_2015",
    title="Contrats de ville de 2015",
    description="Les 433 contrats de ville de la génération 2015-2023. Chacun est porté par une intercommunalité "
    "(siren_epci_2015) ou par une commune (code_insee_2024). CV429 porte le code de Papeete et couvre neuf communes.",
    columns=(
        CODE_CV_2015,
        nom("Nom du contrat, remis en forme.", "CA Bourg en Bresse Agglomération"),
        Column(
            name="siren_epci_2015",
            type="string",
            title="SIREN de l’intercommunalité de 2015",
            description="Numéro SIREN de l’intercommunalité qui porte le contrat ; beaucoup ont fusionné depuis et "
            "ne sont pas dans « epci ». Absent si une commune le porte.",
            required=False,
            pattern="^[0-9]{9}$",
            example="240100628",
        ),
        CODE_INSEE_2024.optional(),
        CODE_DEPARTEMENT,
        habitants(
            "habitants_qpv_2018",
            "Habitants des QPV en 2018",
            "Population de 2018 des QPV du contrat, selon l’ANCT : ce total publié diffère de la somme des QPV de "
            "« qpv_2015 » pour quelques contrats.",
        ),
    ),
    primary_key=("code_cv_2015",),
    foreign_keys=(TO_COMMUNES, TO_DEPARTEMENTS),
    sources=("anct-contrats-de-ville-2015",),
    rows=_rows,
)
