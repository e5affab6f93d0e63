"""All communes of the territory of each cité, resolved from the COG."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CITE_ID, CODE_INSEE_2024, TO_CITES, TO_COMMUNES
from scripts.tables.table import Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        territoire = cite.record.territoire
        parts = (
            {model.reference.commune_2024(code) for code in territoire.codes} - set(territoire.codes)
            if territoire.type == "communes"
            else ()
        )
        for code in sorted(cite.territoire):
            yield cite.id, code, code not in parts


TABLE = Table(
    name="cites_communes_territoire",
    title="Communes du territoire des cités",
    description="Toutes les communes (2024) du territoire de chaque cité, avec ou sans QPV, calculées d’après le "
    "code officiel géographique. À ne pas confondre avec « cites_communes_anct », qui ne liste que des communes à "
    "QPV.",
    columns=(
        CITE_ID,
        CODE_INSEE_2024,
        Column(
            name="commune_entiere",
            type="boolean",
            title="Commune entière",
            description="Faux si seuls des arrondissements de la commune forment le territoire (Marseille Nord).",
            example=True,
        ),
    ),
    primary_key=("cite_id", "code_insee_2024"),
    foreign_keys=(TO_CITES, TO_COMMUNES),
    sources=("anct-cites-2023", "insee-cog-2024", "dgcl-epci-2024"),
    rows=_rows,
)
