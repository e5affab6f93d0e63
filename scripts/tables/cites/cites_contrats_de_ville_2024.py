"""Contrats de ville 2024-2030 of the communes of each cité, computed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_CV_2024, TO_CITES, TO_CONTRATS_2024
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from sorted((cite, code) for code, cites in model.cites_by_contrat_2024.items() for cite in cites)


TABLE = Table(
    name="cites_contrats_de_ville_2024",
    title="Contrats de ville de 2024 des cités",
    description="Contrats de ville 2024-2030 des communes « coeur » de chaque cité, déduits de la commune, de son "
    "EPCI ou de son EPT (voir « communes_contrats_de_ville_2024 ») : aucune source ne les publie.",
    columns=(CITE_ID, CODE_CV_2024),
    primary_key=("cite_id", "code_cv_2024"),
    foreign_keys=(TO_CITES, TO_CONTRATS_2024),
    sources=("anct-contrats-de-ville-2024", "anct-cites-2023", "dgcl-epci-2024"),
    rows=_rows,
)
