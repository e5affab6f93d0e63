"""The check of the registry: reads it, then runs the rules level by level, root causes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import yaml
from msgspec import Struct

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Severite
from scripts.dossier import Dossier
from scripts.registry.lines import TableError
from scripts.registry.load import EXCEPTIONS, Loaded, load
from scripts.registry.promesses import Promesse, read_promesses
from scripts.registry.reference import Reference, read_reference
from scripts.rules import Rule, all_rules

_WORD = re.compile("[a-z0-9-]+")


class Checked(Struct, frozen=True):
    """The outcome of a check: diagnostics in the order of the files, and what was read to find them."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded
    reference: Reference

    @property
    def sound(self) -> bool:
        """Whether nothing is an error; `loaded` then holds the three records."""
        return not any(found.severity is Severite.ERREUR for found in self.diagnostics)


def check(root: Path, today: date | None = None, reference: Reference | None = None) -> Checked:
    """Check the registry under `root` (the folder that holds `data/`).

    `today` is the day after which a date is an error; without it (a build never reads the clock) none is. `reference`
    are the reference tables, where they have been read already.
    Raises TableError where a reference table is missing or broken; whatever the registry holds, nothing is raised.
    """
    folder = root / "data" / "reference"
    loaded, reference = load(root), reference or read_reference(folder)
    found = judge(loaded, reference, read_table_sources(folder), today, read_promesses(root))
    return Checked(found, loaded, reference)


def judge(
    loaded: Loaded,
    reference: Reference,
    table_sources: frozenset[str],
    today: date | None,
    promesses: tuple[Promesse, ...] = (),
    rules: Iterable[Rule] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with what was read, in the order of the files.

    A cité with an error is withheld from the deeper levels; the rules of the whole run only where there is none.
    What an exception spares is not told, and withholds nothing. `promesses` are what the last release has published,
    `rules` those to ask: all, where none are named.
    """
    asked = all_rules() if rules is None else tuple(rules)
    found = list(loaded.diagnostics)
    spares = sparing(loaded)
    spared: set[tuple[str, str]] = set()
    for niveau in Niveau:
        errors = [one for one in found if one.severity is Severite.ERREUR]
        if errors and niveau is Niveau.ENSEMBLE:
            break
        withheld = {one.cite for one in errors}
        dossier = Dossier(
            entrees=tuple(entree for entree in loaded.entrees if entree.cite.id not in withheld),
            version=loaded.registre.version if loaded.registre else None,
            sources=loaded.sources,
            programme=loaded.programme,
            exceptions=loaded.exceptions,
            anciens=loaded.anciens,
            promesses=promesses,
            find_pages=partial(_pages, loaded, reference),
            table_sources=table_sources,
            reference=reference,
            positions=loaded.positions,
            today=today,
            spared=frozenset(spared),
        )
        for rule in asked:
            for one in rule.check(dossier) if rule.REGLE.niveau is niveau else ():
                if one.cite and spares(one.rule, one.cite):
                    spared.add((one.rule, one.cite))
                else:
                    found.append(one)
    return tuple(sorted(found, key=lambda one: one.order))


def sparing(loaded: Loaded) -> Callable[[str, str], bool]:
    """Return what tells whether an exception to a rule spares a cité.

    Where the file of exceptions has errors, whatever it names is spared: they are the root cause.
    """
    if loaded.exceptions:
        pairs = {(one.regle, one.cite) for one in loaded.exceptions.exceptions}
        return lambda rule, cite: (rule, cite) in pairs
    words = set(_WORD.findall("\n".join(loaded.positions[EXCEPTIONS].lines)))
    return lambda rule, cite: {rule, cite} <= words


def _pages(loaded: Loaded, reference: Reference) -> Mapping[str, Mapping[str, str]]:
    from scripts.links import addresses
    from scripts.model.resolve import resolved

    return addresses(resolved(loaded, reference))


def read_table_sources(folder: Path) -> frozenset[str]:
    """Return the ids of the sources of the reference tables, from `tables.yaml`. Raises TableError."""
    path = folder / "tables.yaml"
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise TableError(f"{path} : ce fichier de référence manque.") from error
    try:
        sections = yaml.load(text, Loader=yaml.CSafeLoader).values()
        return frozenset(source for tables in sections for table in tables for source in table["sources"])
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise TableError(f"{path} n’a pas la forme attendue ; remettez celui du dépôt.") from error
