"""The reply under a request, on a recorded event and a server that plays GitHub: once, renewed, and nobody else's."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.commands import reply as command
from scripts.failures import Failure
from scripts.github.comment import AUTHOR
from tests.commands.test_propose import EVENT
from tests.github.fake_github import FakeGitHub, github

COMMENTS = "/repos/exemple/registre/issues/31/comments"
BODY = f"<!-- {command.MARK} -->\n**Votre demande est prête.**\n"


@pytest.fixture
def fake():
    """GitHub with one request and no comment on it."""
    with github() as state:
        state.answers[COMMENTS] = []
        yield state


def reply(fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: Path = EVENT) -> int:
    """Run the command as the workflow does."""
    told = tmp_path / "reponse.md"
    told.write_text("**Votre demande est prête.**\n", encoding="utf-8")
    for name, value in (("EVENT_PATH", str(event)), ("API_URL", fake.address), ("TOKEN", "jeton")):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    return command.run(argparse.Namespace(fichier=told))


def test_the_reply_is_written_under_the_request_of_the_event(fake, tmp_path, monkeypatch):
    assert reply(fake, tmp_path, monkeypatch) == 0
    assert fake.sent == [("POST", COMMENTS, {"body": BODY})]


def test_it_is_renewed_where_it_is(fake, tmp_path, monkeypatch):
    """A comment of somebody else with the same mark is not ours."""
    marked = f"<!-- {command.MARK} -->\nAvant"
    fake.answers[COMMENTS] = [
        {"id": 1, "user": {"login": "quelqu-un"}, "body": marked},
        {"id": 2, "user": {"login": AUTHOR}, "body": marked},
    ]
    reply(fake, tmp_path, monkeypatch)
    assert fake.sent == [("PATCH", "/repos/exemple/registre/issues/comments/2", {"body": BODY})]


def test_an_event_of_something_else_is_one_line(fake, tmp_path, monkeypatch):
    other = tmp_path / "evenement.json"
    other.write_text('{"pull_request": {}}')
    with pytest.raises(Failure, match=r"ne décrit pas une demande\.$"):
        reply(fake, tmp_path, monkeypatch, other)
    assert fake.sent == []


def test_outside_a_workflow_it_says_so():
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "reply", "x"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1 and done.stderr.startswith("Cette commande se lance d’un flux de GitHub")
