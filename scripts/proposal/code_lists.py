"""« Corriger un fait », for a list of codes: codes come, go, or are told apart by a narrower source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from scripts.diagnostics.nearest import nearest
from scripts.diagnostics.wording import quoted, typographic
from scripts.forms.corriger import EFFACER
from scripts.forms.shared import BLOCS
from scripts.french import liste
from scripts.layout.edits import Edit, add_items, record, remove, set_item
from scripts.proposal.answers import Answers
from scripts.proposal.draft import Draft, provenance
from scripts.proposal.refusal import Reason, Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.sources import cite_source
from scripts.registry.codes import KINDS, mended, named, well_formed
from scripts.registry.load import Entree
from scripts.registry.provenance import Confiance, Mention
from scripts.registry.records import Code, ListeDeCodes
from scripts.registry.shapes import shape_of

_AJOUTER, _RETIRER = "Ajouter", "Retirer"
_ORDER = re.compile(r"(ajouter|ajout|retirer|retrait|\+|-)\s*:?\s*(.+)", re.IGNORECASE)
_SIGNS = {
    **dict.fromkeys(("ajouter", "ajout", "+"), _AJOUTER),
    **dict.fromkeys(("retirer", "retrait", "-"), _RETIRER),
}
_MOST = 50


class _Listed(Struct, frozen=True):
    """Where a code stands in a list."""

    role: str
    rank: int
    code: Code


def correct_codes(answers: Answers, registry: Registry, entree: Entree, bloc: str) -> Draft:
    """Return the draft of codes added to a list, or taken from it. Raises Refusal."""
    return _CodeList(answers, registry, entree, bloc).draft()


class _CodeList:
    """Corrects one list of codes of one cité."""

    def __init__(self, answers: Answers, registry: Registry, entree: Entree, bloc: str) -> None:
        self._answers, self._registry, self._bloc = answers, registry, bloc
        self._liste: ListeDeCodes = getattr(entree.cite, bloc)
        self._path = ("cites", entree.index, bloc)
        self._there = {code.code: _Listed(role, rank, code) for role, rank, code in self._liste.by_role()}
        self._label = answers.label("correction")
        self._perimetre = registry.perimetre(entree)

    def draft(self) -> Draft:
        """Return the draft."""
        wanted = self._wanted()
        cited = cite_source(self._answers, self._registry)
        shared = provenance(self._answers, cited)
        come = [code for code, order in wanted.items() if order == _AJOUTER]
        gone = [self._there[code] for code, order in wanted.items() if order == _RETIRER]
        if self._answers["avant"] == EFFACER and not come:
            note = "Un code retiré ne cite plus de source : celle de cette demande n’entre pas dans le registre."
            return Draft(tuple(self._removed(gone)), (typographic(note),))
        edits = [*cited.edits, *self._added(come, shared)]
        edits += self._removed(gone) if self._answers["avant"] == EFFACER else self._contested(gone, shared)
        return Draft(tuple(edits), self._notes(come))

    def _wanted(self) -> Mapping[str, str]:
        """Return what to do with each code. Raises Refusal for what is no code, or changes nothing."""
        wanted: dict[str, str] = {}
        reasons: list[Reason] = []
        orders = list(self._orders())
        if not 0 < len(orders) <= _MOST:
            few = "aucun code n’est écrit : donnez-en un." if not orders else ""
            raise Refusal((self._label, few or f"plus de {_MOST} codes : faites plusieurs demandes."))
        for order, word in orders:
            try:
                code = self._code(word)
                if (order == _AJOUTER) == (code in self._there):
                    there = "figure déjà dans" if order == _AJOUTER else "ne figure pas dans"
                    message = f"{self._named(code)} {there} la liste « {BLOCS[self._bloc].titre} » de cette cité."
                    raise Refusal((self._label, message))
                if wanted.setdefault(code, order) != order:
                    raise Refusal((self._label, f"{self._named(code)} est à la fois à ajouter et à retirer."))
            except Refusal as refusal:
                reasons += refusal.reasons
        if reasons:
            raise Refusal(*reasons)
        return wanted

    def _orders(self) -> Iterator[tuple[str, str]]:
        for line in filter(None, map(str.strip, self._answers["correction"].split("\n"))):
            found = _ORDER.fullmatch(line)
            if not found:
                example = KINDS[self._liste.KIND].example
                message = (
                    f"la ligne {quoted(line)} ne dit pas quoi faire : commencez-la par « Ajouter : » ou « Retirer : », "
                    f"comme « Ajouter : {example} »."
                )
                raise Refusal((self._label, message))
            for word in filter(None, map(str.strip, re.split(r"[,;]", found[2]))):
                yield _SIGNS[found[1].lower()], word

    def _code(self, words: str) -> str:
        """Return the code that the words begin with. Raises Refusal with the one that they may stand for."""
        first = words.split()[0].strip("()[]\"'«».").upper()
        kind = self._liste.KIND
        if well_formed(first, kind):
            return first
        near = mended(first, kind) or self._by_name(words)
        hint = f" Vouliez-vous écrire {self._named(near)} ?" if near else ""
        raise Refusal((self._label, f"{quoted(words)} n’est pas {KINDS[kind].said}.{hint}"))

    def _by_name(self, words: str) -> str | None:
        """Return the code of the official name that the words resemble, among those that this cité may list."""
        perimetre = self._perimetre
        near = perimetre.listed | perimetre.territoire
        reference = self._registry.reference
        codes = {
            "commune": near,
            "contrat_2015": perimetre.contrat_roles.keys() | self._there.keys(),
            "qpv_2015": {
                code
                for code, rows in reference.qpv_2015_communes.items()
                if not near.isdisjoint(row.code_insee_2024 for row in rows)
            },
        }[self._liste.KIND]
        names = {self._short(code): code for code in sorted(codes)}
        close = nearest(words, names)
        return names[close] if close else None

    def _short(self, code: str) -> str:
        return (self._registry.name(code, self._liste.KIND) or code).partition(" (")[0]

    def _named(self, code: str) -> str:
        return named(code, self._registry.name(code, self._liste.KIND))

    def _role(self, code: str) -> str:
        """Return the list that a code belongs to, from the territory of the cité."""
        perimetre = self._perimetre
        if self._liste.KIND == "qpv_2015":
            return perimetre.qpv_role(code)
        if self._liste.KIND == "contrat_2015":
            return perimetre.contrat_roles.get(code, "coeur")
        return "coeur" if self._registry.reference.commune_2024(code) in perimetre.territoire else "limitrophe"

    def _added(self, codes: list[str], shared: Mapping[str, Any]) -> Iterator[Edit]:
        by_role: dict[str, list[str]] = {}
        for code in codes:
            by_role.setdefault(self._role(code), []).append(code)
        for role, listed in by_role.items():
            lines = [self._lines(Code(code=code), shared) for code in listed]
            yield add_items(self._registry.cites, (*self._path, role), lines)

    def _removed(self, gone: list[_Listed]) -> Iterator[Edit]:
        for role in dict.fromkeys(one.role for one in gone):
            ranks = [one.rank for one in gone if one.role == role]
            if len(ranks) == len(getattr(self._liste, role)) and role != "coeur":
                yield remove(self._registry.cites, (*self._path, role))
            else:
                yield from (remove(self._registry.cites, (*self._path, role, rank)) for rank in ranks)

    def _contested(self, gone: list[_Listed], shared: Mapping[str, Any]) -> Iterator[Edit]:
        """Yield the edits that keep codes which a narrower source leaves out: a mention, and for QPV a word on each."""
        if not gone:
            return
        if self._liste.KIND == "qpv_2015":
            for one in gone:
                lines = self._lines(one.code, {**shared, "confiance": str(Confiance.CONTESTEE)})
                yield set_item(self._registry.cites, (*self._path, one.role, one.rank), lines)
        names = liste([f"{one.code.code} {self._short(one.code.code)}" for one in gone])
        mention = {"nature": "restreint", "texte": f"Ne retient pas {names}.", **shared}
        yield add_items(self._registry.cites, (*self._path, "mentions"), (record(shape_of(Mention), mention),))

    def _lines(self, code: Code, shared: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the lines of a code, with what differs from its block."""
        block = {
            "confiance": str(self._liste.confiance),
            "sources": self._liste.sources,
            "lu_le": self._liste.lu_le.isoformat(),
        }
        own = {name: shared[name] for name in block if shared[name] != block[name]}
        return record(shape_of(Code), {"code": code.code, **own, "partage_avec": code.partage_avec})

    def _notes(self, come: list[str]) -> tuple[str, ...]:
        roles = {"limitrophe": "limitrophe", "a_cheval": "à cheval sur la limite du territoire"}
        notes = (f"{self._named(code)} est {roles[self._role(code)]}." for code in come if self._role(code) in roles)
        return tuple(map(typographic, notes))
