"""The programme as a whole: facts by theme, disagreements, published figures, gaps: `/programme/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from scripts.comptage import counted
from scripts.french import typographie
from scripts.model.model import Model
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import Dit, Notice, Preuve, Traceable, cited, preuve
from scripts.pages.parts.ways_out import data_of

_THEMES = {
    "fin": "Comment il a fini",
    "suite": "Ce qui suit",
    "origine": "Comment il a commencé",
    "labellisation": "Comment les cités étaient labellisées",
    "criteres": "Quels territoires, quels quartiers",
    "pilotage": "Qui pilotait",
    "financement": "Qui payait, combien",
    "evaluation": "Ce que dit l’évaluation",
}


class Theme(Struct, frozen=True):
    """The facts of one theme; `id` is the registry's word for it."""

    id: str
    titre: str
    faits: tuple[Dit, ...]


class VersionDite(Struct, frozen=True):
    """One of several versions; `retenue` where the registry keeps it."""

    texte: str
    retenue: bool
    preuve: Preuve


class Desaccord(Struct, frozen=True):
    """A point on which sources disagree."""

    sujet: str
    versions: tuple[VersionDite, ...]


class Chiffre(Struct, frozen=True):
    """A total that a source publishes, and what the registry counts."""

    libelle: str
    valeur: int
    compte: int
    texte: str | None
    preuve: Preuve


class PageProgramme(Struct, frozen=True):
    """All of `data/programme.yaml`."""

    themes: tuple[Theme, ...]
    desaccords: tuple[Desaccord, ...]
    chiffres: tuple[Chiffre, ...]
    lacunes: tuple[str, ...]
    interlocuteurs: Interlocuteurs
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
                Chiffre(
                    libelle=typographie(chiffre.libelle),
                    valeur=chiffre.valeur,
                    compte=counted(chiffre, (cite.record for cite in model.cites.values()), model.reference),
                    texte=chiffre.texte and typographie(chiffre.texte),
                    preuve=preuve(model, chiffre),
                )
                for chiffre in programme.chiffres_publies
            ),
            lacunes=tuple(typographie(lacune.texte) for lacune in programme.lacunes),
            interlocuteurs=interlocuteurs(model),
            sources=cited(preuve(model, item) for item in _traceable(model)),
        ),
        ways_out=(
            Link("Les 84 cités", "cites/"),
            Link("Toutes les sources", "sources/"),
            *data_of("programme_faits", "programme_desaccords_versions", "programme_chiffres_publies"),
        ),
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
    yield from programme.interlocuteurs
