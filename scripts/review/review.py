"""Two states of the registry -> the review of the change from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from scripts.check import Checked, judge, read_table_sources
from scripts.comptage import counted
from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Severite
from scripts.difference.changes import compare
from scripts.difference.sentences import Section, figure, sections
from scripts.difference.states import State, folder_of_state, state_of
from scripts.model.resolve import resolved
from scripts.registry.load import load
from scripts.registry.promesses import read_promesses
from scripts.registry.reference import Reference, read_reference
from scripts.review import quality
from scripts.rules import all_rules

Count = Annotated[int, Meta(ge=0, le=1_000_000)]


class Review(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is told of a change; every text is French and plain, to be escaped by whoever shows it.

    `deja_la` counts the errors that were there before the change. `retrouves` counts the published figures that the
    registry gives back, among `publies`; None where a part of it cannot be read. `qualite` is None where one of the two
    states cannot be counted: something in it does not read, or a code does not exist.
    """

    changements: tuple[Section, ...]
    diagnostics: tuple[Diagnostic, ...]
    deja_la: Count
    chiffres: tuple[str, ...]
    retrouves: Count | None
    publies: Count
    qualite: tuple[Section, ...] | None

    @property
    def erreurs(self) -> int:
        """How many diagnostics are errors."""
        return sum(one.severity is Severite.ERREUR for one in self.diagnostics)


def review(old: str, new: str, repository: Path, today: date) -> Review:
    """Compare two states, named as for `scripts.difference.states.read_state`, and check both on the day `today`.

    Both are read with the reference tables of `repository`. Raises Failure where a state is not found, TableError where
    a table is missing or broken; whatever the states hold, nothing else is raised.
    """
    folder = repository / "data" / "reference"
    reference, table_sources = read_reference(folder), read_table_sources(folder)
    with ExitStack() as stack:
        roots = [stack.enter_context(folder_of_state(name, repository)) for name in (old, new)]
        loaded = [load(root) for root in roots]
        states = [state_of(root, one) for root, one in zip(roots, loaded, strict=True)]
    promesses = read_promesses(repository)
    before, after = (Checked(judge(one, reference, table_sources, today, promesses), one, reference) for one in loaded)
    difference = compare(*states, reference)
    publies = states[1].programme.chiffres_publies if states[1].programme else ()
    return Review(
        changements=tuple(sections(replace(difference, chiffres=()), reference)),
        diagnostics=after.diagnostics,
        deja_la=_already_there(before.diagnostics, after.diagnostics),
        chiffres=tuple(figure(one) for one in difference.chiffres),
        retrouves=_given_back(states[1], reference),
        publies=len(publies),
        qualite=tuple(quality.changes(resolved(before.loaded, reference), resolved(after.loaded, reference)))
        if _countable(before) and _countable(after)
        else None,
    )


def _countable(checked: Checked) -> bool:
    """Tell whether every value reads and every code exists, even where the check refuses something else."""
    deep = {rule.REGLE.id for rule in all_rules() if rule.REGLE.niveau >= Niveau.COHERENCE}
    return all(one.rule in deep for one in checked.diagnostics if one.severity is Severite.ERREUR)


def _given_back(state: State, reference: Reference) -> int | None:
    if state.unread or state.programme is None:
        return None
    cites = tuple(state.cites.values())
    return sum(counted(one, cites, reference) == one.valeur for one in state.programme.chiffres_publies)


def _already_there(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> int:
    """Count the errors that were there before, wherever their lines have gone."""
    known, now = (
        Counter((one.rule, one.file, one.cite, one.message) for one in found if one.severity is Severite.ERREUR)
        for found in (before, after)
    )
    return (known & now).total()
