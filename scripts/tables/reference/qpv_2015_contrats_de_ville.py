"""Contrats de ville of QPV 2015-2023, computed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_CV_2015, CODE_QP_2015, TO_CONTRATS_2015, TO_QPV_2015
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for contrats in model.reference.qpv_2015_contrats.values():
        yield from contrats


TABLE = Table(
    name="qpv_2015_contrats_de_ville",
    title="Contrats de ville des QPV de 2015",
    description="Rattachement calculé, non publié. Un quartier à cheval a plusieurs contrats : pour additionner des "
    "habitants, ne garder que le rang 1. QP021001 et QP057001 n’en ont aucun.",
    columns=(
        CODE_QP_2015,
        CODE_CV_2015,
        Column(
            name="rang",
            type="integer",
            title="Rang",
            description="1 pour le contrat principal du quartier, 2 et suivants pour les autres qu’il touche.",
            minimum=1,
            example=1,
        ),
        Column(
            name="methode",
            type="string",
            title="Méthode",
            description="Ce dont le rattachement est déduit.",
            categories=(
                Category(
                    value="siren-epci", label="le quartier est dans l’intercommunalité de 2015 qui porte le contrat"
                ),
                Category(value="code-commune", label="le quartier est dans la commune qui porte le contrat"),
                Category(value="agglomeration-papeete", label="seul contrat de Polynésie française"),
                Category(
                    value="plus-grande-surface", label="de plusieurs contrats, celui où est sa plus grande surface"
                ),
                Category(
                    value="somme-residents",
                    label="de plusieurs contrats, celui dont le total publié n’est juste qu’avec lui",
                ),
                Category(
                    value="somme-residents-hors-perimetre",
                    label="le total publié n’est juste qu’avec lui, bien que sa commune soit hors du périmètre",
                ),
            ),
            example="siren-epci",
        ),
        Column(
            name="controle",
            type="string",
            title="Contrôle",
            description="Ce que donne la comparaison avec le total d’habitants que l’ANCT publie pour le contrat.",
            categories=(
                Category(value="exact", label="les quartiers du contrat font le total publié"),
                Category(value="ajuste", label="le quartier a été placé de façon à retrouver ce total"),
                Category(value="exact-hors-qp033023", label="le total est retrouvé sans QP033023"),
                Category(value="exact-partiel", label="le total publié ne compte que le Vaucluse, et y est retrouvé"),
                Category(value="total-partiel", label="invérifiable : le total publié ne compte que le Vaucluse"),
                Category(value="ecart", label="le quartier n’est pas compté dans le total publié"),
                Category(value="sans-population", label="invérifiable : pas de population publiée en 2018"),
                Category(value="sans-objet", label="contrat secondaire, dont le total ne compte pas le quartier"),
            ),
            example="exact",
        ),
    ),
    primary_key=("code_qp_2015", "code_cv_2015"),
    unique_keys=(("code_qp_2015", "rang"),),
    foreign_keys=(TO_QPV_2015, TO_CONTRATS_2015),
    sources=("anct-contrats-de-ville-2015", "sig-ville-qpv-2015", "insee-population-qpv-2018"),
    rows=_rows,
)
