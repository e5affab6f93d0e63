"""The contrats de ville of both generations that touch a cité: `/contrats-de-ville/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from scripts.links import Renvoi, cite_links, contrat_2015_link, contrat_2024_link, departement_link
from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.pages.parts.ways_out import data_of
from scripts.registry.reference import Contrat2015, Contrat2024


class LigneContrat(Struct, frozen=True):
    """One contrat and its cités."""

    contrat: Renvoi
    departement: Renvoi
    cites: tuple[Renvoi, ...]


class ListeContrats(Struct, frozen=True):
    """All contrats that touch a cité, by code."""

    contrats_2015: tuple[LigneContrat, ...]
    contrats_2024: tuple[LigneContrat, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    reference = model.reference
    context = ListeContrats(
        contrats_2015=_lignes(model, model.cites_by_contrat_2015, reference.contrats_2015, contrat_2015_link),
        contrats_2024=_lignes(model, model.cites_by_contrat_2024, reference.contrats_2024, contrat_2024_link),
    )
    yield Page(
        path="contrats-de-ville/index.html",
        template="contrats.html",
        title="Les contrats de ville des cités de l’emploi",
        description=f"Les {len(context.contrats_2015)} contrats de ville 2015-2023 des cités de l’emploi, "
        f"et les {len(context.contrats_2024)} contrats 2024-2030 de leurs communes.",
        kind="Page",
        context=context,
        ways_out=data_of("contrats_de_ville_2015", "contrats_de_ville_2024"),
    )


def _lignes(
    model: Model,
    cites: Mapping[str, tuple[str, ...]],
    table: Mapping[str, Contrat2015] | Mapping[str, Contrat2024],
    link: Callable[[Model, str], Renvoi],
) -> tuple[LigneContrat, ...]:
    return tuple(
        LigneContrat(
            contrat=link(model, code),
            departement=departement_link(model, table[code].code_departement),
            cites=cite_links(model, cites[code]),
        )
        for code in sorted(cites)
    )
