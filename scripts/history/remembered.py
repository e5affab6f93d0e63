"""The history of a repository, kept until it has another commit, tag or release, or sources that tell other dates."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from scripts.failures import Failure
from scripts.history.read import read_history
from scripts.history.versions import read_versions
from scripts.model.histoire import Histoire
from scripts.model.model import Model
from scripts.repository import references


class Remembered:
    """What `read.with_history` gives, for a process that stays: reading 100 commits takes as long as two checks."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._state: tuple[object, ...] = ()
        self._histoire: Histoire

    def with_history(self, model: Model) -> Model:
        """Return the model with its releases and its history. Raises Failure where the list of releases is broken."""
        versions, found = read_versions(self._root), None
        with suppress(Failure):
            found = references(self._root)
        state = (versions, found, model.sources, model.reference)
        if state != self._state:
            self._histoire = read_history(self._root, model.sources, model.reference, versions)
            self._state = state
        return replace(model, versions=versions, histoire=self._histoire)
