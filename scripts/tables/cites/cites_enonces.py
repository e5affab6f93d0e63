"""What sources say of each cité beside the retained values."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.registry.provenance import Mention
from scripts.tables.enonces import BLOCS, ENONCE_ID, LISTES, enonces
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for enonce in enonces(model):
        record = enonce.record
        yield (
            enonce.id,
            enonce.cite_id,
            enonce.bloc,
            record.nature if isinstance(record, Mention) else "retenu",
            getattr(record, "texte", None),
            record.confiance.value,
            record.lu_le,
            record.verifie_le,
        )


TABLE = Table(
    name="cites_enonces",
    title="Énoncés sur les cités",
    description="Ce que les sources disent de chaque cité, un énoncé par ligne, avec sa confiance ; ses sources sont "
    "dans « cites_enonces_sources ». Publics et actions tiennent tout entiers ici ; porteurs, contacts, pages et "
    "lancements ont en plus leur table, qui se joint par enonce_id.",
    columns=(
        ENONCE_ID,
        CITE_ID,
        Column(
            name="bloc",
            type="string",
            title="Bloc",
            description="Ce sur quoi porte l’énoncé.",
            categories=BLOCS + LISTES,
            example="publics",
        ),
        Column(
            name="nature",
            type="string",
            title="Nature",
            description="Ce que l’énoncé fait à la valeur que le registre retient.",
            categories=(
                Category(value="retenu", label="il est la valeur retenue"),
                Category(value="confirme", label="il la confirme"),
                Category(value="precise", label="il la précise"),
                Category(value="restreint", label="il la restreint"),
                Category(value="contredit", label="il la contredit"),
            ),
            example="retenu",
        ),
        Column(
            name="texte",
            type="string",
            title="Texte",
            description="Ce que dit la source, dans les mots du registre ; absent si la table propre au bloc dit tout.",
            required=False,
            example="Femmes, seniors et jeunes les plus éloignés du marché du travail.",
        ),
        *PROVENANCE,
    ),
    primary_key=("enonce_id",),
    foreign_keys=(TO_CITES,),
    sources=(),
    rows=_rows,
)
