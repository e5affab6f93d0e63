"""Which cité and which part of its fiche a form speaks of, from the words of a person."""

from __future__ import annotations

import re
from collections.abc import Collection

from scripts.diagnostics.nearest import codes_near, fold, nearest
from scripts.diagnostics.wording import quoted
from scripts.forms.fiche import shown
from scripts.forms.shared import BLOCS
from scripts.french import liste, nombre
from scripts.proposal.answers import Answers
from scripts.proposal.refusal import Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.texts import sentence
from scripts.registry.codes import MOST_PROPOSED
from scripts.registry.load import Entree

_ID = re.compile(r"\bcde[ -]?[0-9]+\b", re.IGNORECASE)
_LONGEST = 200
_SHORTEST_PART = 4
_AROUND = " ,;:()-–—\u00a0"


def find_cite(answers: Answers, registry: Registry) -> Entree:
    """Return the cité that the form names. Raises Refusal where none has this name, with the nearest one."""
    label = answers.label("cite")
    answer = sentence(answers["cite"], label, _LONGEST)
    entrees = {fold(name): entree for entree in registry.by_id.values() for name in _names(entree)}
    ids = {found.lower().replace(" ", "-") for found in _ID.findall(answer)}
    named = _named(_ID.sub("", answer), entrees)
    meant = {*(ids & registry.by_id.keys()), *([named.cite.id] if named else [])}
    if len(meant) > 1 or len(ids) > 1:
        raise Refusal((label, f"{quoted(answer)} désigne plusieurs cités : nommez-en une seule."))
    if meant and ids <= meant:
        entree = registry.by_id[meant.pop()]
        words = _ID.sub("", answer).strip(_AROUND)
        if words and not named and not nearest(words, _names(entree)):
            message = f"{quoted(answer)} mêle deux choses : {entree.cite.id} est {quoted(entree.cite.identite.nom)}."
            raise Refusal((label, f"{message} Gardez l’identifiant, ou le nom."))
        return entree
    close = [quoted(shown(entree.cite)) for entree in _nearest(answer, ids, entrees, registry)]
    hint = f" Vouliez-vous dire {liste(close, 'ou')} ?" if close else ""
    raise Refusal((label, f"{quoted(answer)} n’est aucune des {nombre(len(registry.by_id))} cités.{hint}"))


def find_bloc(answers: Answers, allowed: Collection[str]) -> str:
    """Return the block that the form names, one of those allowed. Raises Refusal where none has this name."""
    label = answers.label("bloc")
    answer = sentence(answers["bloc"], label, _LONGEST)
    titles = {fold(words): name for name in allowed for words in (BLOCS[name].titre, name)}
    if fold(answer) in titles:
        return titles[fold(answer)]
    close = nearest(answer, [BLOCS[name].titre for name in allowed])
    hint = (
        f"Vouliez-vous dire {quoted(close)} ?"
        if close
        else f"Choisissez {liste([BLOCS[name].titre for name in allowed], 'ou')}."
    )
    raise Refusal((label, f"{quoted(answer)} n’est aucune partie d’une fiche que ce formulaire change. {hint}"))


def _names(entree: Entree) -> tuple[str, ...]:
    identite = entree.cite.identite
    return identite.nom, identite.nom_anct, entree.cite.slug


def _named(words: str, entrees: dict[str, Entree]) -> Entree | None:
    return entrees.get(fold(words.strip(_AROUND).removeprefix("cité de l’emploi ")))


def _nearest(answer: str, ids: set[str], entrees: dict[str, Entree], registry: Registry) -> list[Entree]:
    """Return the cités that a person may mean, the first few: by the name, a part of it, or the identifier."""
    words = fold(_ID.sub("", answer).strip(_AROUND))
    close = nearest(words, entrees) if words else None
    if close:
        return [entrees[close]]
    if len(words) >= _SHORTEST_PART:
        parts = {entree.cite.id: entree for name, entree in entrees.items() if words in name or name in words}
        return list(parts.values())[:MOST_PROPOSED]
    near = [code for one in ids for code in codes_near(one.upper(), {known.upper() for known in registry.by_id})]
    return [registry.by_id[code.lower()] for code in near[:MOST_PROPOSED]]
