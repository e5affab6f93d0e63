"""The event of a request that was opened or edited: which one it is, from GitHub alone."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from scripts.failures import Failure


class Issue(Struct, frozen=True):
    """A request; its text is not read here."""

    number: int


class Repository(Struct, frozen=True):
    """A repository; `full_name` is `owner/name`."""

    full_name: str


class IssueEvent(Struct, frozen=True):
    """What GitHub writes in the file named by GITHUB_EVENT_PATH."""

    issue: Issue
    repository: Repository


def read_issue_event(path: Path) -> IssueEvent:
    """Read the event. Raises Failure where it is not one of a request."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=IssueEvent)
    except msgspec.DecodeError as error:
        raise Failure(f"{path} ne décrit pas une demande.") from error
