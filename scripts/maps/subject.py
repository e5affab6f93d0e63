"""What a local map shows, before any geometry: its communes, its QPV of both generations, what to call them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from scripts.french import typographie
from scripts.model.model import Lien, Model
from scripts.outlines.shapes import Bounds, Ring
from scripts.registry.records import Confiance

Href: TypeAlias = Callable[[str], str | None]
Sorte: TypeAlias = Literal["coeur", "a_cheval", "conteste", "a_cheval_conteste", "a_confirmer"]

STANDING = {
    Confiance.ATTESTEE: "attesté",
    Confiance.PROBABLE: "probable",
    Confiance.DEDUITE: "déduit du territoire",
    Confiance.CONTESTEE: "contesté",
    Confiance.A_CONFIRMER: "à confirmer",
}
LEGEND: Mapping[Sorte, str] = {
    "coeur": "Quartier prioritaire de 2015, dans le territoire",
    "a_cheval": "Quartier à cheval sur la limite",
    "conteste": "Quartier contesté\u00a0: une source locale ne le retient pas",
    "a_cheval_conteste": "Quartier à cheval, et contesté",
    "a_confirmer": "Quartier à confirmer",
}


class Quartier(Struct, frozen=True):
    """A QPV on a map. `nom` is what assistive technology reads; `numero`, if any, is drawn."""

    code: str
    nom: str
    sorte: Sorte
    numero: str = ""
    href: str | None = None


class Subject(Struct, frozen=True):
    """What to draw, most important first in each list.

    id           of the figure on its page, `cde-001`; all other ids derive from it
    titre        accessible name of the drawing
    territoire   rings (degrees) of the territory
    dehors       rings (degrees) of what is not France around it: sea, neighbouring countries
    coeur        codes of the communes (or arrondissements) told apart within the territory
    limitrophe   codes of those listed too, but outside it
    qpv_2015, qpv_2024   QPV to draw
    mot_coeur    what those of `coeur` are, for the legend
    dans         codes of all communes (or arrondissements) of the territory
    autres       those of them to outline faintly
    etendue      west, south, east, north in degrees: what must be seen
    """

    id: str
    titre: str
    territoire: tuple[Ring, ...]
    coeur: tuple[str, ...]
    limitrophe: tuple[str, ...]
    qpv_2015: tuple[Quartier, ...]
    qpv_2024: tuple[Quartier, ...]
    mot_coeur: str
    etendue: Bounds
    dehors: tuple[Ring, ...] = ()
    dans: frozenset[str] = frozenset()
    autres: frozenset[str] = frozenset()


def sorte(lien: Lien) -> Sorte:
    """How a QPV of a cité is drawn."""
    contested = lien.confiance == Confiance.CONTESTEE
    if lien.role == "a_cheval":
        return "a_cheval_conteste" if contested else "a_cheval"
    if contested:
        return "conteste"
    return "a_confirmer" if lien.confiance == Confiance.A_CONFIRMER else "coeur"


def standing(lien: Lien) -> str:
    """Words for the standing of a QPV in a cité: « contesté, à cheval sur la limite »."""
    words = STANDING[lien.confiance]
    return f"{words}, à cheval sur la limite" if lien.role == "a_cheval" else words


def name_2015(model: Model, code: str) -> str:
    """Code, name and communes of a QPV of 2015: « QP049003, Belle-Beille (Angers) »."""
    reference = model.reference
    return _name(model, code, reference.qpv_2015[code].nom, reference.qpv_2015_communes[code])


def name_2024(model: Model, code: str) -> str:
    """Code, name and communes of a QPV of 2024: « QN04901M, Belle-Beille (Angers) »."""
    reference = model.reference
    return _name(model, code, reference.qpv_2024[code].nom, reference.qpv_2024_communes[code])


def _name(model: Model, code: str, name: str, rows: tuple) -> str:
    communes = dict.fromkeys(model.reference.communes[row.code_insee_2024].nom for row in rows)
    return typographie(f"{code}, {name} ({', '.join(communes)})")


def quartiers_2024(model: Model, codes: Iterable[str], href: Href) -> tuple[Quartier, ...]:
    """QPV of 2024 as a layer over those of 2015."""
    return tuple(
        Quartier(code, f"{name_2024(model, code)}, quartier depuis 2024", "coeur", href=href(code)) for code in codes
    )
