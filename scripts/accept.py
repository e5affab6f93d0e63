"""The gate between the registry and what is published: a model of what the check accepts, or a refusal."""

from __future__ import annotations

from pathlib import Path

from scripts.check import check
from scripts.diagnostics import terminal
from scripts.failures import Failure
from scripts.model.model import Model
from scripts.model.resolve import resolved
from scripts.registry.reference import Reference


class Refused(Failure):
    """The registry has errors: the message is the diagnostics, one a line, and their count."""


def accepted_model(root: Path, reference: Reference | None = None) -> Model:
    """Check the registry under `root` and resolve it; `reference` are its reference tables, where they have been read.

    No clock is read: dates in the future are judged by `make check` alone. Raises Refused where the check finds an
    error, TableError where a reference table is missing or broken.
    """
    checked = check(root, reference=reference)
    if not checked.sound:
        lines = terminal.render(checked.diagnostics, {})
        raise Refused("\n".join([*lines, terminal.summary(checked.diagnostics) + " Rien n’a été publié."]))
    return resolved(checked.loaded, checked.reference)
