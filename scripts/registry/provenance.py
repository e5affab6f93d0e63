"""What the records of the registry share: constrained texts, and where each statement comes from.

Modules of records do without `from __future__ import annotations`: msgspec evaluates each annotation that is a text, at
each start of a check. So a type must not bear the name of a field above it: a day is a `Jour`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal

from msgspec import Meta, Struct


class Confiance(StrEnum):
    """How sure a statement is; the mapping from the words of the evidence stands in `docs/decisions.md`."""

    ATTESTEE = "attestee"
    PROBABLE = "probable"
    DEDUITE = "deduite"
    CONTESTEE = "contestee"
    A_CONFIRMER = "a_confirmer"


MEANINGS: Mapping[Confiance, str] = MappingProxyType(
    {
        Confiance.ATTESTEE: "une source le dit",
        Confiance.PROBABLE: "une source le laisse entendre",
        Confiance.DEDUITE: "calculé ou déduit par le registre",
        Confiance.CONTESTEE: "pour un QPV, une source donne une liste plus étroite, sans lui",
        Confiance.A_CONFIRMER: "ce qui est connu ne permet pas de trancher",
    }
)


def explained(words: Iterable[Confiance]) -> str:
    """What some words mean, in one sentence: « attestee : une source le dit ; … »."""
    return f"{' ; '.join(f'{word} : {MEANINGS[word]}' for word in words)}."


# An official code: always between quotation marks, since YAML reads 01004 as 516; its form is that of its kind.
CodeOfficiel = Annotated[str, Meta(extra={"code": True})]

Texte = Annotated[str, Meta(min_length=1, max_length=1000)]
Intitule = Annotated[str, Meta(min_length=1, max_length=200)]
Adresse = Annotated[str, Meta(min_length=1, max_length=500)]
CiteId = Annotated[str, Meta(pattern=r"^cde-[0-9]{3}$")]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SourceId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]

Jour = date
MoisOuJour = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


def first_day(told: str) -> date:
    """The first day of a year, month or day as `MoisOuJour` writes it. Raises ValueError where there is none."""
    return date.fromisoformat(told + "-01" * (2 - told.count("-")))


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, and no unknown key."""


def source_ids(record: Record) -> Iterator[str]:
    """The ids of all sources that a record cites, at any depth, in its order."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "sources":
            yield from value or ()
        elif isinstance(value, Record):
            yield from source_ids(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from source_ids(item)


class Provenance(Record, kw_only=True):
    """Where a block or a statement comes from."""

    sources: Annotated[
        tuple[SourceId, ...],
        Meta(
            title="Sources",
            description="Identifiants des sources, tels qu’ils figurent dans data/sources.yaml.",
            examples=[["anct-cites-2023"]],
            min_length=1,
        ),
    ]
    confiance: Annotated[
        Confiance,
        Meta(
            title="Confiance",
            description=explained(Confiance),
            examples=["attestee"],
        ),
    ]
    lu_le: Annotated[
        Jour,
        Meta(
            title="Lu le",
            description="Jour où les sources ont été lues (année-mois-jour).",
            examples=["2026-11-22"],
        ),
    ]
    verifie_le: Annotated[
        Jour | None,
        Meta(
            title="Vérifié le",
            description="Jour où une personne a vérifié le bloc ; à laisser absent tant que personne ne l’a fait.",
            examples=["2026-12-01"],
        ),
    ] = None


class Mention(Provenance, kw_only=True):
    """A statement kept beside the retained value, with its own source."""

    nature: Annotated[
        Literal["confirme", "precise", "restreint", "contredit"],
        Meta(
            title="Nature",
            description="Ce que l’énoncé fait à la valeur retenue : il la confirme, la précise, la restreint ou "
            "la contredit.",
            examples=["restreint"],
        ),
    ]
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce que dit la source, en nos propres mots.",
            examples=["Ne retient que trois quartiers."],
        ),
    ]


class Bloc(Provenance, kw_only=True):
    """A block of a cité: a retained value, its provenance, and what else has been said of it."""

    mentions: Annotated[
        tuple[Mention, ...],
        Meta(title="Mentions", description="Autres énoncés sur ce bloc, gardés à côté de la valeur retenue."),
    ] = ()
