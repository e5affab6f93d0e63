"""What stands behind each block of a cité: its values, what is said against them, the sources of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from scripts.model.model import Cite, Model
from scripts.registry.records import Bloc, Confiance
from scripts.tables.enonces import BLOCS, LISTES
from scripts.tables.table import Column, Row

_ANCT = "ANCT"
_AGAINST = ("restreint", "contredit")
_COUNTED = {
    Confiance.ATTESTEE: ("nb_attestees", "Valeurs attestées", "Nombre de valeurs qu’une source dit."),
    Confiance.PROBABLE: ("nb_probables", "Valeurs probables", "Nombre de valeurs qu’une source laisse entendre."),
    Confiance.DEDUITE: ("nb_deduites", "Valeurs déduites", "Nombre de valeurs calculées ou déduites."),
    Confiance.CONTESTEE: (
        "nb_contestees",
        "Valeurs contestées",
        "Nombre de valeurs qu’une source écarte en donnant une liste plus étroite (QPV seulement).",
    ),
    Confiance.A_CONFIRMER: ("nb_a_confirmer", "Valeurs à confirmer", "Nombre de valeurs que rien ne tranche."),
}


class Dated(Protocol):
    """What has a confidence, sources, and was read on a day."""

    confiance: Confiance
    sources: tuple[str, ...]
    lu_le: date
    verifie_le: date | None


class Evidence(Struct, frozen=True):
    """What is known of one block of one cité: the values retained, and the mentions made of them."""

    bloc: str
    values: tuple[Dated, ...]
    mentions: tuple[Dated, ...]
    against: int

    @property
    def all(self) -> tuple[Dated, ...]:
        """Values, then mentions."""
        return self.values + self.mentions

    def counts(self) -> tuple[int, ...]:
        """Values at each level of confidence, in the order of COUNTS."""
        levels = Counter(value.confiance for value in self.values)
        return tuple(levels[level] for level in _COUNTED)


def evidence(cite: Cite) -> Iterator[Evidence]:
    """That of each block, then of each list of statements.

    A block of one value counts for one, a list of codes or of statements for as many as it holds.
    """
    links = {"communes_anct": cite.communes_anct, "contrats_de_ville": cite.contrats, "qpv": cite.qpv}
    for category in BLOCS:
        bloc: Bloc = getattr(cite.record, category.value)
        against = sum(mention.nature in _AGAINST for mention in bloc.mentions)
        yield Evidence(category.value, links.get(category.value, (bloc,)), bloc.mentions, against)
    for category in LISTES:
        yield Evidence(category.value, getattr(cite.record, category.value), (), 0)


def last_read(dated: Iterable[Dated]) -> date | None:
    """The day of the latest reading."""
    return max((one.lu_le for one in dated), default=None)


def last_verified(dated: Iterable[Dated]) -> date | None:
    """The day of the latest verification, absent where nobody has verified anything."""
    return max((one.verifie_le for one in dated if one.verifie_le), default=None)


def days_since(day: date | None, model: Model) -> int | None:
    """Days from a reading to the version of the data, none for one of that day or later. No clock is read."""
    if day is None:
        return None
    return max(0, (model.day - day).days)


def own_sources(model: Model) -> Mapping[str, frozenset[str]]:
    """By cité, the ids of the sources from outside ANCT that say something of it in particular.

    A source that more than half of the cités cite says nothing of any of them in particular.
    """
    cited = {
        cite.id: {source for found in evidence(cite) for one in found.all for source in one.sources}
        for cite in model.cites.values()
    }
    citing = Counter(source for sources in cited.values() for source in sources)
    general = {
        source for source, count in citing.items() if 2 * count > len(cited) or model.sources[source].editeur == _ANCT
    }
    return {cite_id: frozenset(sources - general) for cite_id, sources in cited.items()}


def number(name: str, title: str, description: str, example: int) -> Column:
    """A column that counts."""
    return Column(
        name=name, type="integer", title=title, description=description, minimum=0, unit="nombre", example=example
    )


COUNTS = tuple(number(name, title, description, 1) for name, title, description in _COUNTED.values())
READ = (
    Column(
        name="derniere_lecture",
        type="date",
        title="Dernière lecture",
        description="Jour où une source en a été lue pour la dernière fois ; absent s’il n’y a rien.",
        required=False,
        example=date(2026, 11, 22),
    ),
    Column(
        name="jours_depuis_lecture",
        type="integer",
        title="Jours depuis la lecture",
        description="Jours entre cette lecture et la version des données, non le jour où on lit ce fichier ; 0 si la "
        "lecture est du même jour ou plus récente.",
        required=False,
        minimum=0,
        unit="jours",
        example=0,
    ),
    Column(
        name="derniere_verification",
        type="date",
        title="Dernière vérification",
        description="Jour où une personne en a vérifié une valeur pour la dernière fois ; absent si personne ne l’a "
        "fait.",
        required=False,
        example=date(2026, 12, 1),
    ),
)


def read(dated: Iterable[Dated], model: Model) -> Row:
    """The cells of READ."""
    dated = tuple(dated)
    day = last_read(dated)
    return day, days_since(day, model), last_verified(dated)
