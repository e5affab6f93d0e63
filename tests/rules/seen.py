"""What each rule looks at in the small registries of the tests and in the real one, kept for all tests.

A rule alone is then asked of all of them in a fraction of a second, which makes mutants of it cheap (docs/mutants.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from scripts import ROOT
from scripts.check import judge, read_table_sources, sparing
from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.load import Loaded, load
from scripts.registry.promesses import read_promesses
from scripts.rules import Rule, all_rules
from tests.small_registry import CASES, TODAY, copy_mini, lay_case, real_reference

RULES = {rule.REGLE.id: rule for rule in all_rules()}


class Seen(Struct, frozen=True):
    """One registry: its name, what reading says of it, and the dossier of each level that the check came to."""

    name: str
    loaded: Loaded
    dossiers: dict[Niveau, Dossier]

    def told(self, rule: str) -> tuple[Diagnostic, ...]:
        """Return what a rule, asked alone, or reading says under this id; what an exception spares is not told."""
        found = self._found(RULES[rule]) if rule in RULES else self.loaded.diagnostics
        spares = sparing(self.loaded)
        ours = (one for one in found if one.rule == rule and not (one.cite and spares(one.rule, one.cite)))
        return tuple(sorted(ours, key=lambda one: one.order))

    def _found(self, rule: Rule) -> Iterable[Diagnostic]:
        dossier = self.dossiers.get(rule.REGLE.niveau)
        return rule.check(dossier) if dossier else ()

    def lines(self, file: str) -> tuple[str, ...]:
        """Return the lines of one of its files."""
        return self.loaded.positions[file].lines


class Witness:
    """A rule that finds nothing, and keeps what its level looks at."""

    def __init__(self, niveau: Niveau) -> None:
        self.REGLE = Regle("temoin", "Témoin", niveau, "Garde ce que son niveau regarde.")
        self.dossier: Dossier | None = None

    def check(self, dossier: Dossier) -> Iterator[Diagnostic]:
        self.dossier = dossier
        yield from ()


@cache
def broken() -> tuple[Seen, ...]:
    """Return the broken registries, by the names of their cases."""
    return tuple(_seen(case.name, case) for case in CASES)


@cache
def sound() -> tuple[Seen, ...]:
    """Return the registries of which nothing is to be told: the mini one and the real one."""
    real = _witnessed("real", ROOT, date(2026, 12, 24), read_table_sources(ROOT / "data" / "reference"))
    return _seen("mini"), real


def _seen(name: str, case: Path | None = None) -> Seen:
    with TemporaryDirectory() as folder:
        root = lay_case(case, Path(folder)) if case else copy_mini(Path(folder))
        return _witnessed(name, root, TODAY, frozenset())


def _witnessed(name: str, root: Path, today: date, table_sources: frozenset[str]) -> Seen:
    witnesses = [Witness(niveau) for niveau in Niveau]
    loaded = load(root)
    rules = (*all_rules(), *witnesses)
    judge(loaded, real_reference(), table_sources, today, read_promesses(root), rules)
    return Seen(name, loaded, {one.REGLE.niveau: one.dossier for one in witnesses if one.dossier})
