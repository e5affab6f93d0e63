"""Blocks of a cité as a fiche shows them: the retained value's provenance, and what else has been said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scripts.french import typographie
from scripts.links import adresse_web
from scripts.model.model import Model
from scripts.pages.parts.provenance import Dit, Preuve, cited, mentions, preuve
from scripts.registry import records


class Bloc(Struct, frozen=True):
    """The provenance of a block and what else has been said of it.

    `contraires` contradict or narrow the retained value and stand beside it, and `dissidentes` counts their sources;
    `mentions` confirm it or add to it.
    """

    preuve: Preuve
    contraires: tuple[Dit, ...]
    dissidentes: int
    mentions: tuple[Dit, ...]


class Organisme(Struct, frozen=True):
    """A body with its role, or where an institution is reached; `texte` adds to it where something is known."""

    nom: str
    role: str | None
    texte: str | None
    preuve: Preuve


class Adresse(Struct, frozen=True):
    """A public page about the cité."""

    url: str | None
    label: str
    preuve: Preuve


def bloc(model: Model, record: records.Bloc) -> Bloc:
    """One block."""
    contraires = mentions(model, record, ("contredit", "restreint"))
    return Bloc(
        preuve(model, record),
        contraires,
        len(cited(dit.preuve for dit in contraires)),
        mentions(model, record, ("confirme", "precise")),
    )


def preuves(value: Bloc) -> Iterator[Preuve]:
    """The provenances of all that a block says."""
    yield value.preuve
    yield from (dit.preuve for dit in (*value.contraires, *value.mentions))


def porteurs(model: Model, record: records.Cite) -> tuple[Organisme, ...]:
    """Bodies that carried a cité."""
    return tuple(
        Organisme(typographie(p.nom), p.role, p.texte and typographie(p.texte), preuve(model, p))
        for p in record.porteurs
    )


def contacts(model: Model, record: records.Cite) -> tuple[Organisme, ...]:
    """Institutions where a cité was reached."""
    return tuple(
        Organisme(typographie(c.institution), None, c.adresse and typographie(c.adresse), preuve(model, c))
        for c in record.contacts
    )


def adresses(model: Model, record: records.Cite) -> tuple[Adresse, ...]:
    """Public pages about a cité, under the title of the source that has the same address."""
    return tuple(_adresse(model, page) for page in record.pages)


def lancements(model: Model, record: records.Cite) -> tuple[Dit, ...]:
    """How a cité began."""
    return tuple(Dit(typographie(debut.texte), preuve(model, debut), date=debut.date) for debut in record.lancements)


def dits(model: Model, enonces: Sequence[records.Enonce]) -> tuple[Dit, ...]:
    """Sentences about publics or actions."""
    return tuple(Dit(typographie(enonce.texte), preuve(model, enonce)) for enonce in enonces)


def _adresse(model: Model, page: records.Page) -> Adresse:
    own = preuve(model, page)
    same = next((c.notice for c in own.citations if c.notice.url == page.url), None)
    label = f"{same.editeur}\u00a0: {same.titre}" if same else page.url.partition("://")[2] or page.url
    return Adresse(adresse_web(page.url), label, own)
