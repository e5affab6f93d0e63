"""The event that tells a workflow that another one has ended; it comes from GitHub, and is the only thing to trust.

Neither the artefact nor the branch can say which proposal they belong to: GitHub is asked for the open ones whose last
commit is the one that ran. The event's own list is empty for those that come from a fork.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from scripts.github.api import Api
from scripts.github.event import read_event


class Owner(Struct, frozen=True):
    """An account."""

    login: str


class Repository(Struct, frozen=True):
    """A repository; `full_name` is `owner/name`."""

    full_name: str
    html_url: str
    owner: Owner


class WorkflowRun(Struct, frozen=True):
    """A run that has ended; `head_repository` is absent where the fork is no more."""

    id: int
    event: str
    html_url: str
    head_sha: str
    head_branch: str | None
    head_repository: Repository | None


class Event(Struct, frozen=True):
    """What GitHub writes in the file named by GITHUB_EVENT_PATH."""

    workflow_run: WorkflowRun
    repository: Repository


def read_workflow_run_event(path: Path) -> Event:
    """Read the event. Raises Failure where it is not one of a run that has ended."""
    return read_event(path, Event, "une exécution terminée")


def proposals(event: Event, api: Api) -> Iterator[int]:
    """Yield the numbers of the open pull requests whose last commit is the one that ran."""
    run = event.workflow_run
    if run.event != "pull_request" or run.head_repository is None or run.head_branch is None:
        return
    head = f"{run.head_repository.owner.login}:{run.head_branch}"
    for one in api.items(f"/repos/{event.repository.full_name}/pulls", state="open", head=head):
        repository = (one["head"]["repo"] or {}).get("full_name")
        if one["head"]["sha"] == run.head_sha and repository == run.head_repository.full_name:
            yield one["number"]
