"""Contrats de ville 2024-2030."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import (
    CODE_CV_2024,
    CODE_DEPARTEMENT,
    CODE_INSEE_2024,
    SIREN_EPCI,
    SIREN_EPT,
    TO_COMMUNES,
    TO_DEPARTEMENTS,
    TO_EPCI,
    TO_EPT,
)
from scripts.tables.lieux import nom
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for contrat in model.reference.contrats_2024.values():
        code, type_ = contrat.code_territoire, contrat.type_territoire
        yield (
            contrat.code_cv_2024,
            contrat.nom,
            code if type_ == "epci" else None,
            code if type_ == "ept" else None,
            model.reference.commune_2024(code) if type_ == "commune" else None,
            contrat.code_departement,
        )


TABLE = Table(
    name="contrats_de_ville_2024",
    title="Contrats de ville de 2024",
    description="Les contrats de ville de la génération 2024-2030 ; chacun est porté par un EPCI, un EPT ou une "
    "commune. Bagneux y figure sous deux codes, CN09203M et CN09207N, comme dans la source.",
    columns=(
        CODE_CV_2024,
        nom("Nom du contrat, remis en forme.", "Est Ensemble"),
        SIREN_EPCI.optional(),
        SIREN_EPT.optional(),
        CODE_INSEE_2024.optional(),
        CODE_DEPARTEMENT,
    ),
    primary_key=("code_cv_2024",),
    foreign_keys=(TO_EPCI, TO_EPT, TO_COMMUNES, TO_DEPARTEMENTS),
    sources=("anct-contrats-de-ville-2024",),
    rows=_rows,
)
