"""The lists of codes of a cité: one shape of table for communes, contrats de ville and QPV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scripts.model.model import Cite, Lien, Model
from scripts.tables.keys import CITE_ID, TO_CITES
from scripts.tables.provenance import PROVENANCE
from scripts.tables.table import Category, Column, ForeignKey, Row, Table

ROLE_LIMITROPHE = (
    Category(value="coeur", label="cœur : dans le territoire de la cité"),
    Category(value="limitrophe", label="limitrophe : hors du territoire, atteint seulement par un QPV qui déborde"),
)
ROLE_A_CHEVAL = (
    Category(value="coeur", label="cœur : tout entier dans le territoire de la cité"),
    Category(value="a_cheval", label="à cheval : déborde du territoire de la cité, parfois presque tout entier"),
)


def table(
    *,
    name: str,
    title: str,
    description: str,
    code: Column,
    parent: ForeignKey,
    roles: tuple[Category, ...],
    liens: Callable[[Cite], tuple[Lien, ...]],
    index: Callable[[Model], Mapping[str, tuple[str, ...]]],
    sources: tuple[str, ...],
) -> Table:
    """The table of one list.

    `liens` gives the list of a cité, `index` the cités by code; `parent` is the table that describes the codes.
    """

    def rows(model: Model) -> Iterator[Row]:
        cites_by_code = index(model)
        for cite in model.cites.values():
            for lien in liens(cite):
                yield (
                    cite.id,
                    lien.code,
                    lien.role,
                    len(cites_by_code[lien.code]),
                    lien.confiance.value,
                    lien.lu_le,
                    lien.verifie_le,
                )

    return Table(
        name=name,
        title=title,
        description=description,
        columns=(
            CITE_ID,
            code,
            Column(
                name="role",
                type="string",
                title="Rôle",
                description="Place par rapport au territoire de la cité.",
                categories=roles,
                example="coeur",
            ),
            Column(
                name="nb_cites",
                type="integer",
                title="Nombre de cités",
                description="Nombre de cités qui listent ce code : au-delà de 1, il revient sur plusieurs lignes, et "
                "une somme de cité en cité le compterait plusieurs fois.",
                minimum=1,
                unit="nombre",
                example=1,
            ),
            *PROVENANCE,
        ),
        primary_key=("cite_id", code.name),
        foreign_keys=(TO_CITES, parent),
        sources=sources,
        rows=rows,
    )


def source_rows(liens: Callable[[Cite], tuple[Lien, ...]]) -> Callable[[Model], Iterator[Row]]:
    """Rows that link each code of a list to its sources, those of its block unless it has its own."""

    def rows(model: Model) -> Iterator[Row]:
        for cite in model.cites.values():
            for lien in liens(cite):
                for source in lien.sources:
                    yield cite.id, lien.code, source

    return rows
