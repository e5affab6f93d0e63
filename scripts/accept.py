"""The gate between the registry and what is published: a model of what the check accepts, or a refusal."""

from __future__ import annotations

from pathlib import Path

from scripts.check import Checked, check
from scripts.diagnostics import terminal
from scripts.failures import Failure
from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.load import CITES


class Refused(Failure):
    """The registry has errors: the message is the diagnostics, one a line, and their count."""


def accepted_model(root: Path) -> Model:
    """Check the registry under `root` and resolve it.

    No clock is read: dates in the future are judged by `make check` alone. Raises Refused where the check finds an
    error, TableError where a reference table is missing or broken.
    """
    checked = check(root)
    if not checked.sound:
        lines = terminal.render(checked.diagnostics, {})
        raise Refused("\n".join([*lines, terminal.summary(checked.diagnostics) + " Rien n’a été publié."]))
    return resolved(checked)


def resolved(checked: Checked) -> Model:
    """Resolve a registry in which the check found no error."""
    loaded = checked.loaded
    lignes, exceptions = _lignes(checked), loaded.exceptions.exceptions
    anciens = loaded.anciens.anciens
    return build(loaded.registre, loaded.sources, loaded.programme, checked.reference, lignes, exceptions, anciens)


def _lignes(checked: Checked) -> dict[str, tuple[int, int]]:
    positions = checked.loaded.positions[CITES]
    first = [positions.at(("cites", index)).line for index, _ in checked.loaded.entrees]
    last = [line - 1 for line in first[1:]] + [len(positions.lines)]
    return {
        cite.id: lines for (_, cite), lines in zip(checked.loaded.entrees, zip(first, last, strict=True), strict=True)
    }
