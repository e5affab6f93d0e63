"""The rules: one a file, and the folder is the list.

Each module offers `REGLE`, what readers see of the rule, and `check(dossier)`, which yields its diagnostics.
The id of a rule is the name of its file, with hyphens.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from scripts.diagnostics.diagnostic import Diagnostic, Regle
from scripts.dossier import Dossier


class Rule(Protocol):
    """What a module of this folder offers."""

    REGLE: Regle

    def check(self, dossier: Dossier) -> Iterator[Diagnostic]:
        """Yield what is wrong."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the modules of this folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)
