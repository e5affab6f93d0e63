"""QPV since 2024 that touch each cité, computed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_QP_2024, TO_CITES, TO_QPV_2024
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    pairs = ((cite, code) for code, cites in model.cites_by_qpv_2024.items() for cite in cites)
    for cite_id, code in sorted(pairs):
        yield cite_id, code, "succession" if code in model.successions_by_2024 else "commune"


TABLE = Table(
    name="cites_qpv_2024",
    title="QPV de 2024 qui touchent les cités",
    description="QPV en vigueur depuis 2024 que le registre rattache à chaque cité, par calcul : aucune source ne "
    "les lui attribue, l’expérimentation s’est terminée avec la génération de 2015.",
    columns=(
        CITE_ID,
        CODE_QP_2024,
        Column(
            name="rattachement",
            type="string",
            title="Rattachement",
            description="Ce qui rattache le QPV à la cité.",
            categories=(
                Category(
                    value="succession", label="il succède à un QPV de 2015 de la cité (voir « correspondances_qpv »)"
                ),
                Category(
                    value="commune", label="il n’a pas de parent et se trouve dans une commune « coeur » de la cité"
                ),
            ),
            example="succession",
        ),
    ),
    primary_key=("cite_id", "code_qp_2024"),
    foreign_keys=(TO_CITES, TO_QPV_2024),
    sources=("anct-correspondance-qpv-2024", "calcul-recouvrement-qpv", "anct-qpv-2024"),
    rows=_rows,
)
