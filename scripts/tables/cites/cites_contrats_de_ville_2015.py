"""Contrats de ville 2015-2023 on which each cité rests."""

from __future__ import annotations

from operator import attrgetter

from scripts.tables import liens
from scripts.tables.keys import CODE_CV_2015, TO_CONTRATS_2015

TABLE = liens.table(
    name="cites_contrats_de_ville_2015",
    title="Contrats de ville de 2015 des cités",
    description="Contrats de ville 2015-2023 des QPV de chaque cité ; « coeur » s’il couvre au moins une commune du "
    "territoire qui a un QPV de la liste.",
    code=CODE_CV_2015,
    parent=TO_CONTRATS_2015,
    roles=liens.ROLE_LIMITROPHE,
    liens=attrgetter("contrats"),
    index=attrgetter("cites_by_contrat_2015"),
    sources=("anct-contrats-de-ville-2015", "sig-ville-qpv-2015"),
)
