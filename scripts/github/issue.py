"""The event of a request that was opened or edited: which one it is, from GitHub alone."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from scripts.github.event import read_event


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
    return read_event(path, IssueEvent, "une demande")
