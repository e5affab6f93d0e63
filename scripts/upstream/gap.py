"""A difference between the registry and an official file, and what the comparisons look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from scripts.french import compte
from scripts.perimetre import Perimetre, communes_by_contrat
from scripts.registry.amont import FichierAmont
from scripts.registry.load import Entree
from scripts.registry.records import Cite
from scripts.registry.reference import Reference
from scripts.upstream import codes
from scripts.upstream.columns import Rows


class Sens(StrEnum):
    """What the registry does with what the file says."""

    MANQUE = "manque"
    EN_TROP = "en_trop"
    AUTREMENT = "autrement"


class AddCode(Struct, frozen=True, tag_field="genre", tag="ajouter-code"):
    """Write a code at the end of a list of a cité."""

    block: str
    role: str
    code: str


class RemoveCode(Struct, frozen=True, tag_field="genre", tag="retirer-code"):
    """Take a code away from a list of a cité."""

    block: str
    code: str


class ReplaceCode(Struct, frozen=True, tag_field="genre", tag="remplacer-code"):
    """Write another code wherever a cité has this one, or take it away where it has the other one already."""

    code: str
    other: str


class AddPorteur(Struct, frozen=True, tag_field="genre", tag="ajouter-porteur"):
    """Write a body at the end of those that carry a cité."""

    nom: str
    texte: str
    source: str


Edit = AddCode | RemoveCode | ReplaceCode | AddPorteur


class Gap(Struct, frozen=True, kw_only=True):
    """One difference: the cité it belongs to (None: to none), what the registry does, one French sentence.

    `edit` is what would mend it, None where a person must decide or where the registry's own file is not at stake.
    """

    cite: str | None
    sens: Sens
    phrase: str
    edit: Edit | None = None


class Registry:
    """The registry, as the comparisons need it."""

    def __init__(self, entrees: tuple[Entree, ...], reference: Reference) -> None:
        self.reference = reference
        contrats = communes_by_contrat(reference)
        self.perimetres: Mapping[str, Perimetre] = {
            entree.cite.id: Perimetre(entree.index, entree.cite, reference, contrats) for entree in entrees
        }

    def cites(self) -> Iterator[Cite]:
        """Yield the cités, in the order of the file."""
        for perimetre in self.perimetres.values():
            yield perimetre.cite

    @cached_property
    def by_commune(self) -> Mapping[str, tuple[str, ...]]:
        """Cités whose territory or list holds a commune of today, by its code."""
        found: dict[str, list[str]] = {}
        for name, perimetre in self.perimetres.items():
            for commune in perimetre.territoire | perimetre.listed:
                found.setdefault(commune, []).append(name)
        return {commune: tuple(names) for commune, names in found.items()}

    def holding(self, communes: tuple[str, ...]) -> tuple[str | None, ...]:
        """Return the cités that hold one of these communes; (None,) where none does."""
        today = {self.reference.commune_actuelle(self.reference.commune_2024(commune)) for commune in communes}
        return tuple(sorted({name for commune in today for name in self.by_commune.get(commune, ())})) or (None,)


class Comparison(Struct, frozen=True):
    """What a comparison is given: the file as `data/amont.yaml` describes it, its rows, and the registry."""

    file: FichierAmont
    rows: Rows
    registry: Registry


def by_cite(comparison: Comparison) -> Mapping[str, list[Mapping[str, tuple[str, ...]]]]:
    """Return the rows by the identifier of their cité, as the registry writes it; the others are under an empty one."""
    found: dict[str, list[Mapping[str, tuple[str, ...]]]] = {}
    for row in comparison.rows.rows:
        for cite in codes.cites(row["cite"]) or ("",):
            found.setdefault(cite, []).append(row)
    return found


def unlisted_cites(comparison: Comparison, told: Mapping[str, list]) -> Iterator[Gap]:
    """Yield the cités that only one side has, and how many rows name none."""
    if told.get(""):
        phrase = f"{compte(len(told['']), 'ligne ne nomme', 'lignes ne nomment')} aucune cité"
        yield Gap(cite=None, sens=Sens.AUTREMENT, phrase=phrase)
    known = comparison.registry.perimetres
    for name in sorted(told.keys() - known.keys() - {""}):
        phrase = f"{name} n’est pas dans le registre ; « python -m scripts new » donne le modèle d’une entrée"
        yield Gap(cite=None, sens=Sens.MANQUE, phrase=phrase)
    for name in sorted(known.keys() - told.keys()):
        yield Gap(cite=name, sens=Sens.EN_TROP, phrase="cette cité n’est pas dans le fichier")
