"""QPV of 2015 and their successors: ANCT's table and the computed overlaps side by side."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_QP_2015, CODE_QP_2024, TO_QPV_2015, TO_QPV_2024
from scripts.tables.lieux import STATUTS_QPV_2024
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for successions in model.successions_by_2015.values():
        for succession in successions:
            yield (
                succession.code_qp_2015,
                succession.code_qp_2024,
                succession.statut,
                succession.part_surface_2015,
                succession.part_surface_2024,
            )


def _part(name: str, of: str, other: str) -> Column:
    return Column(
        name=name,
        type="number",
        title=f"Part de la surface de {of}",
        description=f"Part de la surface du QPV de {of} qui est dans celui de {other}, de 0 à 1, d’après les "
        "contours ; absente s’ils ne se recouvrent pas.",
        required=False,
        minimum=0,
        maximum=1,
        unit="part (0 à 1)",
        example=0.802,
        sources=("calcul-recouvrement-qpv",),
    )


TABLE = Table(
    name="correspondances_qpv",
    title="Correspondances des QPV de 2015 et de 2024",
    description="Paires de QPV des deux générations que relie la table de l’ANCT (statut_officiel), le recouvrement "
    "des contours (part_surface_2015, part_surface_2024), ou les deux. Les QPV sans lien n’y sont pas : un QPV de 2015 "
    "peut n’avoir aucun successeur, un QPV de 2024 aucun parent. Les parents de QN02611M et QN02612M semblent échangés "
    "par la source ; à Saint-Amand-les-Eaux, les noms de QP059057 et QP059058 sont croisés avec ceux de QN05956M et "
    "QN05957M.",
    columns=(
        CODE_QP_2015,
        CODE_QP_2024,
        Column(
            name="statut_officiel",
            type="string",
            title="Statut officiel",
            description="Mot de l’ANCT pour la paire ; absent si seuls les contours la montrent.",
            required=False,
            categories=STATUTS_QPV_2024,
            example="modifie",
        ),
        _part("part_surface_2015", "2015", "2024"),
        _part("part_surface_2024", "2024", "2015"),
    ),
    primary_key=("code_qp_2015", "code_qp_2024"),
    foreign_keys=(TO_QPV_2015, TO_QPV_2024),
    sources=("anct-correspondance-qpv-2024",),
    rows=_rows,
)
