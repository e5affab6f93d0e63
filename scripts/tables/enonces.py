"""What sources say of a cité, flattened: one statement after the other, each with a stable identifier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from scripts.model.model import Model
from scripts.registry import records
from scripts.tables.table import Category, Column, ForeignKey

BLOCS = (
    Category(value="identite", label="noms de la cité"),
    Category(value="statut", label="état de l’expérimentation"),
    Category(value="vague", label="vague de labellisation"),
    Category(value="territoire", label="territoire"),
    Category(value="communes_anct", label="communes listées par l’ANCT"),
    Category(value="contrats_de_ville", label="contrats de ville de 2015"),
    Category(value="qpv", label="QPV de 2015"),
)
LISTES = (
    Category(value="porteurs", label="organismes qui portent ou pilotent la cité"),
    Category(value="contacts", label="institutions à qui s’adresser"),
    Category(value="pages", label="pages publiques sur la cité"),
    Category(value="lancements", label="débuts de la cité"),
    Category(value="publics", label="publics accompagnés"),
    Category(value="actions", label="actions menées"),
)

ENONCE_ID = Column(
    name="enonce_id",
    type="string",
    title="Identifiant de l’énoncé",
    description="Tiré du contenu de l’énoncé et de ses sources : il ne désigne jamais un autre énoncé ; un énoncé "
    "récrit en reçoit un nouveau.",
    pattern="^cde-[0-9]{3}-[a-z_]+-[0-9a-f]{8}$",
    example="cde-001-porteurs-0f3c9a12",
)
TO_ENONCES = ForeignKey(("enonce_id",), "cites_enonces")

_PROVENANCE = ("confiance", "lu_le", "verifie_le")


class Enonce(Struct, frozen=True):
    """A statement on a cité.

    `bloc` is the block that a mention is about, or the list that holds the record.
    """

    id: str
    cite_id: str
    bloc: str
    record: records.Provenance


def enonces(model: Model) -> Iterator[Enonce]:
    """Every statement of the registry: for each cité the mentions of each block, then each list."""
    for cite in model.cites.values():
        for bloc in BLOCS:
            for mention in getattr(cite.record, bloc.value).mentions:
                yield _enonce(cite.id, bloc.value, mention)
        for liste in LISTES:
            for record in getattr(cite.record, liste.value):
                yield _enonce(cite.id, liste.value, record)


def enonces_of(model: Model, liste: str) -> Iterator[Enonce]:
    """The statements of one list (`porteurs`, say)."""
    return (enonce for enonce in enonces(model) if enonce.bloc == liste)


def _enonce(cite_id: str, bloc: str, record: records.Provenance) -> Enonce:
    content = {
        name: value
        for name, value in msgspec.structs.asdict(record).items()
        if value is not None and name not in _PROVENANCE
    }
    digest = hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:8]
    return Enonce(f"{cite_id}-{bloc}-{digest}", cite_id, bloc, record)
