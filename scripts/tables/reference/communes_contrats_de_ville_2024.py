"""Contrats de ville 2024-2030 of communes with a QPV, inferred."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_CV_2024, CODE_INSEE_2024, TO_COMMUNES, TO_CONTRATS_2024
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for commune, contrats in model.contrats_2024_by_commune.items():
        for contrat in contrats:
            yield commune, contrat


TABLE = Table(
    name="communes_contrats_de_ville_2024",
    title="Contrats de ville de 2024 des communes",
    description="Contrats de ville 2024-2030 des communes à QPV de 2024, déduits : celui de la commune, de son EPCI "
    "ou de son EPT, et d’abord de son département. Aucune source ne publie ce rattachement.",
    columns=(CODE_INSEE_2024, CODE_CV_2024),
    primary_key=("code_insee_2024", "code_cv_2024"),
    foreign_keys=(TO_COMMUNES, TO_CONTRATS_2024),
    sources=("anct-contrats-de-ville-2024", "dgcl-epci-2024"),
    rows=_rows,
)
