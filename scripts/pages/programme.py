"""The programme as a whole: facts by theme, disagreements, published figures, gaps: `/programme/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.model.model import Model
from scripts.pages.french import typographie
from scripts.pages.page import Link, Page
from scripts.pages.provenance import Dit, Notice, Preuve, Traceable, cited, preuve

_THEMES = {
    "fin": "La fin",
    "suite": "La suite",
    "origine": "Les débuts",
    "labellisation": "La labellisation",
    "criteres": "Les critères",
    "pilotage": "Le pilotage",
    "financement": "Le financement",
    "evaluation": "L’évaluation",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The facts of one theme; `id` is the registry's word for it."""

    id: str
    titre: str
    faits: tuple[Dit, ...]


@dataclass(frozen=True, slots=True)
class VersionDite:
    """One of several versions; `retenue` where the registry keeps it."""

    texte: str
    retenue: bool
    preuve: Preuve


@dataclass(frozen=True, slots=True)
class Desaccord:
    """A point on which sources disagree."""

    sujet: str
    versions: tuple[VersionDite, ...]


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A total that a source publishes, and that the check finds in the registry too."""

    libelle: str
    valeur: int
    texte: str | None
    preuve: Preuve


@dataclass(frozen=True, slots=True)
class PageProgramme:
    """All of `data/programme.yaml`."""

    themes: tuple[Theme, ...]
    desaccords: tuple[Desaccord, ...]
    chiffres: tuple[Chiffre, ...]
    lacunes: tuple[str, ...]
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    programme = model.programme
    yield Page(
        path="programme/index.html",
        template="programme.html",
        title="Le programme des cités de l’emploi",
        description="Ce qu’étaient les cités de l’emploi, comment elles étaient financées, ce qu’en dit l’évaluation, "
        "comment elles ont pris fin et ce qui suit, chaque fait avec sa source.",
        kind="Page",
        context=PageProgramme(
            themes=tuple(_theme(model, theme, titre) for theme, titre in _THEMES.items()),
            desaccords=tuple(
                Desaccord(
                    typographie(desaccord.sujet),
                    tuple(VersionDite(typographie(v.texte), v.retenue, preuve(model, v)) for v in desaccord.versions),
                )
                for desaccord in programme.desaccords
            ),
            chiffres=tuple(
                Chiffre(typographie(c.libelle), c.valeur, c.texte and typographie(c.texte), preuve(model, c))
                for c in programme.chiffres_publies
            ),
            lacunes=tuple(typographie(lacune.texte) for lacune in programme.lacunes),
            sources=cited(preuve(model, item) for item in _traceable(model)),
        ),
        ways_out=(Link("Les 84 cités", "cites/"), Link("Toutes les sources", "sources/")),
        edit="data/programme.yaml",
    )


def _theme(model: Model, theme: str, titre: str) -> Theme:
    faits = (fait for fait in model.programme.faits if fait.theme == theme)
    return Theme(theme, titre, tuple(Dit(typographie(f.texte), preuve(model, f), date=f.date) for f in faits))


def _traceable(model: Model) -> Iterable[Traceable]:
    programme = model.programme
    for theme in _THEMES:
        yield from (fait for fait in programme.faits if fait.theme == theme)
    for desaccord in programme.desaccords:
        yield from desaccord.versions
    yield from programme.chiffres_publies
