"""The event that a workflow is run for: what GitHub writes in the file named by GITHUB_EVENT_PATH."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from scripts.failures import Failure

_Event = TypeVar("_Event", bound=msgspec.Struct)


def read_event(path: Path, kind: type[_Event], what: str) -> _Event:
    """Read the event as one of a kind. Raises Failure where it does not describe `what` (« une demande »)."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except msgspec.DecodeError as error:
        raise Failure(f"{path} ne décrit pas {what}.") from error
