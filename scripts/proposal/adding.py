"""« Ajouter ce que dit une source » and « Donner le contact d’une institution » -> new statements beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import quoted
from scripts.forms.preuve import BLOCS_DE_PREUVE
from scripts.forms.shared import BLOCS, own_fields, record_of
from scripts.layout.edits import add_items, record
from scripts.proposal.answers import Answers
from scripts.proposal.draft import Draft, provenance
from scripts.proposal.refusal import Reason, Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.sources import Cited, cite_source
from scripts.proposal.targets import find_bloc, find_cite
from scripts.proposal.texts import value
from scripts.registry.provenance import Bloc, Mention
from scripts.registry.shapes import Block, shape_of

MOST_STATEMENTS = 10

_WORDS = ("texte", "nature", "date", "nom", "role", "institution", "adresse")


def add_evidence(answers: Answers, registry: Registry) -> Draft:
    """Return the draft of what a source says of one part of a fiche. Raises Refusal."""
    entree = find_cite(answers, registry)
    bloc = find_bloc(answers, BLOCS_DE_PREUVE)
    shape = record_of(BLOCS[bloc])
    if issubclass(shape.record, Bloc):
        record_value = getattr(entree.cite, bloc)
        path = ("cites", entree.index, bloc, "mentions")
        return _added(answers, registry, shape_of(Mention), path, record_value.mentions, BLOCS[bloc].titre)
    path = ("cites", entree.index, bloc)
    return _added(answers, registry, shape, path, getattr(entree.cite, bloc), BLOCS[bloc].titre)


def add_contact(answers: Answers, registry: Registry) -> Draft:
    """Return the draft of the contact of an institution. Raises Refusal."""
    entree = find_cite(answers, registry)
    field = BLOCS["contacts"]
    path = ("cites", entree.index, "contacts")
    return _added(answers, registry, record_of(field), path, entree.cite.contacts, field.titre)


def _added(answers: Answers, registry: Registry, shape: Block, path: tuple, there: tuple, titre: str) -> Draft:
    reasons: list[Reason] = []
    cited = _or_reasons(lambda: cite_source(answers, registry), reasons)
    statements = _or_reasons(lambda: list(_statements(answers, shape, titre, cited)), reasons)
    if reasons:
        raise Refusal(*reasons)
    for one in statements:
        _refuse_known(one, there, titre)
    shared = provenance(answers, cited)
    lines = [record(shape, {**one, **shared}) for one in statements]
    return Draft((*cited.edits, add_items(registry.cites, path, lines)))


def _or_reasons(convert: Any, reasons: list[Reason]) -> Any:
    try:
        return convert()
    except Refusal as refusal:
        reasons += refusal.reasons
    return None


def _statements(answers: Answers, shape: Block, titre: str, cited: Cited | None) -> Iterator[Mapping[str, str]]:
    """Yield the values of each statement: one a line of text where nothing else tells statements apart."""
    own = own_fields(shape)
    reasons: list[Reason] = []
    for name in _WORDS:
        if answers[name] and name not in own:
            reasons.append((answers.label(name), f"cette réponse ne va pas avec « {titre} » : laissez-la vide."))
        elif name in own and own[name].required and not answers[name]:
            reasons.append((answers.label(name), f"cette réponse manque, et « {titre} » en a besoin."))
    texts = list(dict.fromkeys(line.strip() for line in answers["texte"].split("\n") if line.strip())) or [""]
    if len(texts) > MOST_STATEMENTS:
        message = f"{len(texts)} lignes font {len(texts)} énoncés, {MOST_STATEMENTS} au plus : gardez l’essentiel."
        raise Refusal((answers.label("texte"), message))
    several = set(own) <= {"texte", "nature"}
    values: list[dict[str, str]] = []
    for text in texts if several else ["\n".join(texts)]:
        given = {**{name: answers[name] for name in _WORDS}, "texte": text}
        one: dict[str, str] = {}
        for name in (name for name in _WORDS if name in own and given[name]):
            try:
                one[name] = value(given[name], own[name].shape, answers.label(name))
            except Refusal as refusal:
                reasons += refusal.reasons
        if "url" in own and cited:
            one |= {"url": cited.url} if cited.url else {}
            if not cited.url:
                reasons.append((answers.label("source"), f"« {titre} » demande l’adresse d’une page."))
        values.append(one)
    if reasons:
        raise Refusal(*reasons)
    yield from values


def _refuse_known(one: Mapping[str, str], there: tuple, titre: str) -> None:
    for known in there:
        if all(fold(str(getattr(known, name) or "")) == fold(text) for name, text in one.items()):
            first = next(iter(one.values()))
            raise Refusal((None, f"« {titre} » dit déjà {quoted(first)} : il n’y a rien à ajouter."))
