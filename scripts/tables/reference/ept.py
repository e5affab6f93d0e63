"""EPT of the métropole du Grand Paris."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import SIREN_EPT
from scripts.tables.lieux import nom
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from model.reference.ept.values()


TABLE = Table(
    name="ept",
    title="Établissements publics territoriaux",
    description="Les 11 établissements publics territoriaux de la métropole du Grand Paris ; Paris n’en a pas.",
    columns=(SIREN_EPT, nom("Nom de l’établissement.", "Plaine Commune")),
    primary_key=("siren_ept",),
    sources=("dgcl-epci-2024",),
    rows=_rows,
)
