"""« Corriger un fait » -> other values in a block or a statement; `code_lists.py` does the same for lists of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import quoted, typographic
from scripts.forms.contact import CONTACT
from scripts.forms.corriger import EFFACER
from scripts.forms.preuve import PREUVE
from scripts.forms.shared import BLOCS, own_fields, record_of
from scripts.french import liste
from scripts.layout.edits import Edit, add_items, add_keys, last_line, record, remove, set_list, set_value
from scripts.proposal.answers import Answers
from scripts.proposal.code_lists import correct_codes
from scripts.proposal.draft import ByHand, Draft, provenance
from scripts.proposal.lines import known_lines, named_lines
from scripts.proposal.refusal import Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.sources import Cited, cite_source
from scripts.proposal.targets import find_bloc, find_cite
from scripts.proposal.texts import value
from scripts.registry.load import Entree
from scripts.registry.positions import ValuePath
from scripts.registry.provenance import Mention, Provenance
from scripts.registry.records import ListeDeCodes
from scripts.registry.shapes import Block, Many, shape_of

_PROVENANCE = shape_of(Provenance).fields


def correct(answers: Answers, registry: Registry) -> Draft:
    """Return the draft of a correction. Raises Refusal, and ByHand where a person must make the change."""
    entree = find_cite(answers, registry)
    bloc = find_bloc(answers, BLOCS)
    if bloc == "territoire":
        cited = cite_source(answers, registry)
        node = registry.cites.node(("cites", entree.index, bloc))
        raise ByHand(
            "Changer un territoire change aussi ses communes, ses contrats de ville et ses quartiers : cette "
            "correction demande une personne.",
            (registry.cites.at(("cites", entree.index, bloc)).line, last_line(node)),
            cited.edits[0].lines if cited.is_new else (),
        )
    if issubclass(record_of(BLOCS[bloc]).record, ListeDeCodes):
        return correct_codes(answers, registry, entree, bloc)
    if isinstance(BLOCS[bloc].shape, Many):
        return _Statement(answers, registry, entree, bloc).draft()
    return _Values(answers, registry, bloc, ("cites", entree.index, bloc), getattr(entree.cite, bloc)).draft()


class _Values:
    """Corrects values of one record, at one path."""

    def __init__(self, answers: Answers, registry: Registry, bloc: str, path: ValuePath, current: Provenance) -> None:
        self._answers, self._registry, self._titre = answers, registry, BLOCS[bloc].titre
        self._path, self._current = path, current
        self._shape: Block = record_of(BLOCS[bloc])
        self._fields = own_fields(self._shape)

    def draft(self) -> Draft:
        """Return the draft of a block: what a source said of it before is kept as a mention."""
        changed = self.changed()
        cited = cite_source(self._answers, self._registry)
        if self._answers["avant"] == EFFACER:
            return Draft((*cited.edits, *self.in_place(changed, cited, replaced=False)), self.notes(changed))
        whole = set(changed) == set(self._fields)
        return Draft(
            (*cited.edits, *self.in_place(changed, cited, replaced=whole), self._mention(changed)), self.notes(changed)
        )

    def changed(self) -> Mapping[str, str]:
        """Return the values to write, by key. Raises Refusal where nothing changes, or the fiche has since."""
        label = self._answers.label("correction")
        given = {
            name: value(text, self._fields[name].shape, label)
            for name, text in named_lines(self._answers["correction"], self._fields, label).items()
        }
        seen = known_lines(self._answers["valeur"], self._fields)
        for name, text in given.items():
            there = self._written(name)
            titre = quoted(self._fields[name].titre)
            if text == there:
                raise Refusal((label, f"{titre} vaut déjà {quoted(there)} : il n’y a rien à corriger."))
            if name in seen and there is not None and fold(seen[name]) != fold(there):
                message = (
                    f"la fiche a changé depuis : {titre} vaut maintenant {quoted(there)}. Relisez-la, puis refaites la "
                    "demande si elle vaut encore."
                )
                raise Refusal((self._answers.label("valeur"), message))
        return given

    def in_place(self, changed: Mapping[str, str], cited: Cited, *, replaced: bool) -> Iterator[Edit]:
        """Yield the edits of the values and of where they come from; the sources are `replaced`, or one is added."""
        read = self._registry.cites
        absent = {name: text for name, text in changed.items() if self._written(name) is None}
        for name, text in changed.items():
            if name not in absent:
                yield set_value(read, (*self._path, name), self._fields[name].shape, text)
        if absent:
            yield add_keys(read, self._path, record(self._shape, absent))
        fresh = provenance(self._answers, cited)
        sources = fresh["sources"] if replaced else tuple(dict.fromkeys((*self._current.sources, *fresh["sources"])))
        if sources != self._current.sources:
            yield set_list(read, (*self._path, "sources"), _PROVENANCE["sources"].shape.item, sources)
        for name in ("confiance", "lu_le"):
            yield set_value(read, (*self._path, name), _PROVENANCE[name].shape, fresh[name])
        if self._current.verifie_le:
            yield remove(read, (*self._path, "verifie_le"))

    def notes(self, changed: Mapping[str, str]) -> tuple[str, ...]:
        """Return what the reader of the change should look at."""
        kept = [field.titre for name, field in self._fields.items() if name not in changed]
        if not kept:
            return ()
        others = liste([quoted(titre) for titre in kept])
        note = (
            f"La source, la confiance et le jour de lecture valent aussi pour {others} : vérifiez qu’ils conviennent."
        )
        return (typographic(note),)

    def _mention(self, changed: Mapping[str, str]) -> Edit:
        said = " ; ".join(f"{self._fields[name].titre} : {quoted(self._written(name) or '')}" for name in changed)
        values = {
            "nature": "contredit",
            "texte": typographic(f"{said}."),
            "sources": self._current.sources,
            "confiance": str(self._current.confiance),
            "lu_le": self._current.lu_le.isoformat(),
        }
        lines = record(shape_of(Mention), values)
        return add_items(self._registry.cites, (*self._path, "mentions"), (lines,))

    def _written(self, name: str) -> str | None:
        there = getattr(self._current, name)
        return None if there is None else str(there)


class _Statement(_Values):
    """Corrects one statement of a list: another stands beside it, or takes its place."""

    def __init__(self, answers: Answers, registry: Registry, entree: Entree, bloc: str) -> None:
        items = getattr(entree.cite, bloc)
        super().__init__(answers, registry, bloc, (), None)
        rank = self._rank(items)
        self._list: ValuePath = ("cites", entree.index, bloc)
        self._path, self._current = (*self._list, rank), items[rank]

    def draft(self) -> Draft:
        """Return the draft: the statement changes, or the one that was there stays beside the new one."""
        changed = self.changed()
        cited = cite_source(self._answers, self._registry)
        if self._answers["avant"] == EFFACER:
            return Draft((*cited.edits, *self.in_place(changed, cited, replaced=False)), self.notes(changed))
        there = {name: self._written(name) for name in self._fields}
        values: dict[str, Any] = {**there, **changed, **provenance(self._answers, cited)}
        return Draft(
            (*cited.edits, add_items(self._registry.cites, self._list, (record(self._shape, values),))),
            (typographic("L’énoncé d’avant reste à côté du nouveau, chacun avec sa source."),),
        )

    def _rank(self, items: tuple) -> int:
        """Return which statement the person means: the only one that they copied, whole or else in part."""
        label = self._answers.label("valeur")
        if not items:
            form = (CONTACT if self._titre == BLOCS["contacts"].titre else PREUVE).name
            message = f"« {self._titre} » est encore vide pour cette cité : prenez le formulaire « {form} »."
            raise Refusal((None, message))
        if len(items) == 1:
            return 0
        copied = fold(" ".join(self._answers["valeur"].split()))
        found = [self._found(one, copied) for one in items]
        meant = [rank for rank, words in enumerate(found) if all(words)] or [
            rank for rank, words in enumerate(found) if any(words)
        ]
        if len(meant) == 1:
            return meant[0]
        choices = liste([quoted(self._words(one)) for one in items], "ou")
        message = f"« {self._titre} » a plusieurs énoncés : ne gardez ici que celui à corriger, {choices}."
        raise Refusal((label, message))

    def _found(self, one: Any, copied: str) -> list[bool]:
        """Tell which words of a statement a person has copied; a page writes dates and addresses otherwise."""
        values = [getattr(one, name) for name in self._fields if name not in ("date", "url")]
        return [fold(str(text)) in copied for text in values if text is not None] or [fold(self._words(one)) in copied]

    def _words(self, one: Any) -> str:
        return ", ".join(str(getattr(one, name)) for name in self._fields if getattr(one, name) is not None)
