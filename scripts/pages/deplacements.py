"""Addresses that are no more: a page for old links, which leads to what has taken over (`/communes/93059/`).

Those of communes that have merged follow from the reference tables, the others from `data/anciens.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts.french import typographie
from scripts.links import (
    Renvoi,
    cite_link,
    commune_link,
    commune_path,
    communes_with_a_page,
    contrat_2015_link,
    contrat_2024_link,
    qpv_2015_link,
    qpv_2024_link,
)
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import Notice, Preuve, cited, preuve, reference_sources
from scripts.registry.anciens import Ancien
from scripts.registry.codes import kind_of
from scripts.registry.reference import Passage

_LINKS = {
    "commune": commune_link,
    "qpv_2015": qpv_2015_link,
    "qpv_2024": qpv_2024_link,
    "contrat_2015": contrat_2015_link,
    "contrat_2024": contrat_2024_link,
}


class PageDeplacee(Struct, frozen=True):
    """Why the address has moved, where to (nowhere where it was withdrawn), and who says it."""

    raison: str
    vers: tuple[Renvoi, ...]
    preuve: Preuve | None
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """One page for each commune that another one, which has a page, has absorbed; one for each address of the file."""
    for parts in communes_with_a_page(model).values():
        for code in parts[1:]:
            yield _commune(model, model.reference.fusions[code], parts[0])
    for ancien in model.anciens:
        yield _ancien(model, ancien)


def _commune(model: Model, fusion: Passage, today: str) -> Page:
    vers = commune_link(model, today)
    nom = typographie(fusion.nom_avant)
    return Page(
        path=f"{commune_path(fusion.code_avant)}index.html",
        template="deplacement.html",
        title=nom,
        description=f"{nom} fait partie de {vers.label}\u00a0: cette adresse y mène.",
        kind="Page",
        context=PageDeplacee(
            raison=f"Au code officiel géographique de {fusion.annee}, la commune de {nom} ({fusion.code_avant}) fait "
            f"partie de {vers.label}.",
            vers=(vers,),
            preuve=None,
            sources=reference_sources(model, (f"insee-cog-{fusion.annee}",), ()),
        ),
        crumbs=(Link("Communes", "communes/"),),
        moved_to=vers.path,
        listed=False,
    )


def _ancien(model: Model, ancien: Ancien) -> Page:
    vers = tuple(_target(model, name) for name in ancien.vers)
    raison = typographie(ancien.texte)
    said = preuve(model, ancien)
    return Page(
        path=f"{ancien.adresse}index.html",
        template="deplacement.html",
        title=f"Ancienne adresse\u00a0: {ancien.adresse}",
        description=f"Cette adresse n’est plus. {raison}"[:300],
        kind="Page",
        context=PageDeplacee(raison, vers, said, cited([said])),
        moved_to=vers[0].path if len(vers) == 1 else None,
        listed=False,
    )


def _target(model: Model, name: str) -> Renvoi:
    if name.endswith("/"):
        return Renvoi(name, name)
    return cite_link(model.cites[name]) if name in model.cites else _LINKS[kind_of(name)](model, name)
