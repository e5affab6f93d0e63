"""QPV since 2024, all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_DEPARTEMENT, CODE_QP_2024, TO_DEPARTEMENTS
from scripts.tables.lieux import NOM_PUBLIE, STATUTS_QPV_2024, nb_cites, nom, point
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for row in model.reference.qpv_2024.values():
        yield *row, len(model.cites_by_qpv_2024.get(row.code_qp_2024, ()))


TABLE = Table(
    name="qpv_2024",
    title="QPV de 2024",
    description="Les 1 584 quartiers prioritaires de la politique de la ville en vigueur depuis 2024, près d’une "
    "cité ou non.",
    columns=(
        CODE_QP_2024,
        nom("Nom du quartier, remis en forme ; deux quartiers peuvent porter le même.", "Cœur de Ville"),
        NOM_PUBLIE,
        CODE_DEPARTEMENT,
        Column(
            name="statut",
            type="string",
            title="Statut",
            description="Ce que le quartier est devenu depuis 2015, selon sa propre liste ; « nouveau » y contredit "
            "deux fois la table de correspondance (QN09219N, QN09442N).",
            categories=STATUTS_QPV_2024,
            example="modifie",
        ),
        *point("du centre du quartier, qui peut tomber hors d’un quartier en plusieurs morceaux"),
        nb_cites(
            "Nombre de cités que ce quartier touche, par calcul, 0 s’il n’en touche aucune ; aucune source ne "
            "l’attribue."
        ),
    ),
    primary_key=("code_qp_2024",),
    foreign_keys=(TO_DEPARTEMENTS,),
    sources=("anct-qpv-2024",),
    rows=_rows,
)
