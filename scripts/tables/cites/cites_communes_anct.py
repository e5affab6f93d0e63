"""Communes that ANCT lists for each cité."""

from __future__ import annotations

from operator import attrgetter

from scripts.tables import liens
from scripts.tables.keys import CODE_INSEE_2024, TO_COMMUNES

TABLE = liens.table(
    name="cites_communes_anct",
    title="Communes des cités, selon l’ANCT",
    description="Communes que l’ANCT liste pour chaque cité : celles qui ont un QPV. Le territoire entier est dans "
    "« cites_communes_territoire ».",
    code=CODE_INSEE_2024,
    parent=TO_COMMUNES,
    roles=liens.ROLE_LIMITROPHE,
    liens=attrgetter("communes_anct"),
    index=attrgetter("cites_by_commune"),
    sources=("anct-cites-2023",),
)
