"""What is known of each block of each cité, and how surely."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.enonces import BLOCS, LISTES
from scripts.tables.evidence import COUNTS, READ, evidence, number, read
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        for found in evidence(cite):
            yield (
                cite.id,
                found.bloc,
                bool(found.values),
                *found.counts(),
                found.against,
                *read(found.all, model),
            )


TABLE = Table(
    name="qualite_blocs",
    title="Qualité : blocs des cités",
    description="Ce que le registre sait de chaque bloc de chaque cité, et avec quelle confiance : une ligne par bloc, "
    "même vide. Un bloc d’une seule valeur compte pour une, une liste pour autant de valeurs qu’elle contient ; les "
    "énoncés qui confirment ou contredisent une valeur n’y sont pas comptés.",
    columns=(
        CITE_ID,
        Column(
            name="bloc",
            type="string",
            title="Bloc",
            description="Bloc ou liste de la fiche de la cité.",
            categories=BLOCS + LISTES,
            example="porteurs",
        ),
        Column(
            name="present",
            type="boolean",
            title="Présent",
            description="Vrai si le registre en a au moins une valeur ; faux s’il n’en a aucune, parce qu’aucune "
            "source lue ne la donne.",
            example=True,
        ),
        *COUNTS,
        number(
            "nb_reserves",
            "Réserves",
            "Nombre d’énoncés qui restreignent ou contredisent les valeurs retenues (voir « cites_enonces »).",
            1,
        ),
        *READ,
    ),
    primary_key=("cite_id", "bloc"),
    foreign_keys=(TO_CITES,),
    sources=(),
    rows=_rows,
)
