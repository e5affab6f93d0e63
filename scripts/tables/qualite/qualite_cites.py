"""What is known of each cité, and how surely, all blocks together."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.evidence import COUNTS, READ, evidence, number, own_sources, read
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    own = own_sources(model)
    for cite in model.cites.values():
        blocks = tuple(evidence(cite))
        present = sum(bool(found.values) for found in blocks)
        yield (
            cite.id,
            len(own[cite.id]),
            present,
            len(blocks) - present,
            *(sum(levels) for levels in zip(*(found.counts() for found in blocks), strict=True)),
            sum(found.against for found in blocks),
            *read((one for found in blocks for one in found.all), model),
        )


TABLE = Table(
    name="qualite_cites",
    title="Qualité : cités",
    description="Ce que le registre sait de chaque cité, tous blocs réunis : la somme des lignes de « qualite_blocs », "
    "et ses sources propres. Une cité sans source propre n’est connue que par des listes nationales.",
    columns=(
        CITE_ID,
        number(
            "nb_sources_propres",
            "Sources propres",
            "Nombre de sources extérieures à l’ANCT qui disent quelque chose de cette cité en particulier ; une source "
            "que plus de la moitié des cités citent n’y compte pas.",
            6,
        ),
        number("nb_blocs_presents", "Blocs présents", "Nombre de blocs dont le registre a au moins une valeur.", 11),
        number("nb_blocs_manquants", "Blocs manquants", "Nombre de blocs dont aucune source lue ne dit rien.", 2),
        *COUNTS,
        number("nb_reserves", "Réserves", "Nombre d’énoncés qui restreignent ou contredisent une valeur retenue.", 1),
        *READ,
    ),
    primary_key=("cite_id",),
    foreign_keys=(TO_CITES,),
    sources=(),
    rows=_rows,
)
