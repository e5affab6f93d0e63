"""Provenance of each block of each cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.enonces import BLOCS
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for category in BLOCS:
            bloc = getattr(cite.record, category.value)
            yield cite.id, category.value, bloc.confiance.value, bloc.lu_le, bloc.verifie_le


TABLE = Table(
    name="cites_blocs",
    title="Provenance des blocs des cités",
    description="D’où vient chaque bloc de chaque cité et ce que valent ses sources. Pour les trois listes de codes, "
    "chaque ligne porte sa propre provenance, qui peut différer de celle du bloc.",
    columns=(
        CITE_ID,
        Column(
            name="bloc",
            type="string",
            title="Bloc",
            description="Bloc de la fiche de la cité.",
            categories=BLOCS,
            example="vague",
        ),
        *PROVENANCE,
    ),
    primary_key=("cite_id", "bloc"),
    foreign_keys=(TO_CITES,),
    sources=(),
    rows=_rows,
)
