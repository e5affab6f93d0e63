"""Addresses that have moved: a page for old links, which leads to the one that has taken over (`/communes/93059/`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.model.model import Model
from scripts.pages.french import typographie
from scripts.pages.links import Renvoi, commune_link, commune_path, communes_with_a_page
from scripts.pages.page import Link, Page
from scripts.registry.reference import Passage


@dataclass(frozen=True, slots=True)
class PageDeplacee:
    """Why the address has moved, and where to."""

    raison: str
    vers: Renvoi


def pages(model: Model) -> Iterator[Page]:
    """One page for each commune that another one, which has a page, has absorbed."""
    for parts in communes_with_a_page(model).values():
        for code in parts[1:]:
            yield _commune(model, model.reference.fusions[code], parts[0])


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
            vers=vers,
        ),
        crumbs=(Link("Communes", "communes/"),),
        moved_to=vers.path,
    )
