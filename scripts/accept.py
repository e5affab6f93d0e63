"""The gate between the registry and what is published: a model of what the check accepts, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

from scripts.check import check
from scripts.diagnostics import terminal
from scripts.failures import Failure
from scripts.model.model import Model
from scripts.model.resolve import Told, of_told, told
from scripts.registry.reference import Reference, read_reference
from scripts.rules import all_rules
from scripts.together import beside


class Refused(Failure):
    """The registry has errors: the message is the diagnostics, one a line, and their count."""


def accepted_model(root: Path, reference: Reference | None = None) -> Model:
    """Check the registry under `root` and resolve it; `reference` and what is raised are as in `accepting`."""
    with accepting(root, reference) as accepted:
        return accepted()


@contextmanager
def accepting(root: Path, reference: Reference | None = None) -> Iterator[Callable[[], Model]]:
    """A while in which another process checks the registry under `root`; what is given waits for it, and resolves it.

    `reference` are its reference tables, where they have been read.

    The check happens in a process of its own, whose memory goes with it: where each value stands in its file weighs
    more than all of the model, and who publishes would carry it to the end.

    No clock is read: dates in the future are judged by `make check` alone. Raises TableError where a reference table
    is missing or broken; what is given raises Refused where the check finds an error.
    """
    known = reference or read_reference(root / "data" / "reference")
    all_rules()  # imported before the fork, since a page tells them: it would import them again
    with beside(partial(_accepted, root, known)) as told_apart:
        yield lambda: of_told(msgspec.msgpack.decode(told_apart(), type=Told), known)


def _accepted(root: Path, reference: Reference) -> bytes:
    checked = check(root, reference=reference)
    if not checked.sound:
        lines = terminal.render(checked.diagnostics, {})
        raise Refused("\n".join([*lines, terminal.summary(checked.diagnostics) + " Rien n’a été publié."]))
    return msgspec.msgpack.encode(told(checked.loaded))
