"""QPV 2015-2023 of each cité."""

from __future__ import annotations

from operator import attrgetter

from scripts.tables import liens
from scripts.tables.keys import CODE_QP_2015, TO_QPV_2015

TABLE = liens.table(
    name="cites_qpv_2015",
    title="QPV de 2015 des cités",
    description="QPV 2015-2023 de chaque cité. Aucun jeu de données lu ne publie ces listes : elles sont déduites "
    "(tous les QPV qui touchent le territoire, moins à Nantes et à Valenciennes, où la liste des communes de l’ANCT en "
    "écarte) sauf confiance contraire. La population est dans « qpv_2015 » : avant "
    "d’additionner, ne garder chaque code qu’une fois (nb_cites) et dire si les QPV à cheval ou contestés comptent.",
    code=CODE_QP_2015,
    parent=TO_QPV_2015,
    roles=liens.ROLE_A_CHEVAL,
    liens=attrgetter("qpv"),
    index=attrgetter("cites_by_qpv_2015"),
    sources=("sig-ville-qpv-2015", "anct-cites-2023"),
)
