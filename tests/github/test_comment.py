"""The comment of a run, from the event to what GitHub is sent, on recorded events and a server that plays GitHub."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from scripts import ROOT
from scripts.commands import comment as command
from scripts.difference.sentences import Section
from scripts.failures import Failure
from scripts.github.api import Api
from scripts.github.artefact import MOST_BYTES, Unusable, decode
from scripts.github.comment import AUTHOR, renew
from scripts.github.workflow_run import proposals, read_workflow_run_event
from scripts.review.review import Review
from tests.github.fake_github import FakeGitHub, github

EVENTS = ROOT / "tests" / "fixtures" / "events"
FORK, BRANCH = EVENTS / "workflow_run_fork.json", EVENTS / "workflow_run_branch.json"
REPO = "/repos/exemple/registre"
SHA = "4f1c2a90d3b65e7788aa0c1d2e3f405162738495"
RUN = 15500000001
MARKED = f"<!-- {command.MARK} -->\n"
REVIEW = Review(
    changements=(Section("cde-070 Choisy <b>", ("1 QPV ajouté : QP094006 @equipe",)),),
    diagnostics=(),
    deja_la=0,
    chiffres=(),
    retrouves=20,
    publies=20,
    qualite=(),
)


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """GitHub with one open proposal from the fork, one from the branch, the review of the run, and no comment."""
    with github() as state:
        state.answers[f"{REPO}/pulls"] = [
            pull(7, "agglo-exemple/registre"),
            pull(8, "agglo-exemple/registre", sha="0" * 40),
            pull(9, None),
            pull(12, "exemple/registre"),
        ]
        state.answers[f"{REPO}/actions/runs/{RUN}/artifacts"] = {
            "artifacts": [artefact(1), artefact(3), artefact(2), artefact(4, name="site")]
        }
        state.archives[f"{REPO}/actions/artifacts/3/zip"] = archive(msgspec.json.encode(REVIEW))
        for number in (7, 12):
            state.answers[f"{REPO}/issues/{number}/comments"] = []
        yield state


def pull(number: int, repository: str | None, sha: str = SHA) -> dict:
    """A pull request, in the shape of the list of them."""
    return {"number": number, "head": {"sha": sha, "repo": repository and {"full_name": repository}}}


def artefact(number: int, name: str = "compte-rendu", size: int = 900) -> dict:
    """An artefact, in the shape of the list of them."""
    return {"id": number, "name": name, "size_in_bytes": size, "expired": False}


def archive(content: bytes, name: str = "compte-rendu.json") -> bytes:
    """A zip with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return buffer.getvalue()


def comments(fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch, event: Path = FORK) -> list[tuple[str, str, str]]:
    """Run the command as the workflow does; return what GitHub was sent: method, path, text."""
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_API_URL", fake.address)
    monkeypatch.setenv("GITHUB_TOKEN", "jeton")
    assert command.run(None) == 0
    return [(method, path, body["body"]) for method, path, body in fake.sent]


def test_the_first_run_writes_one_comment(fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the proposal whose last commit ran, of all that have the branch; with the latest review; words stay words."""
    ((method, path, text),) = comments(fake, monkeypatch)
    assert (method, path) == ("POST", f"{REPO}/issues/7/comments")
    assert text.startswith(f"{MARKED}**Le contrôle accepte cette proposition.**\n")
    assert "QP094006 @<!-- -->equipe" in text and "&lt;b&gt;" in text
    assert f"](https://github.com/exemple/registre/actions/runs/{RUN})" in text
    assert "](https://github.com/exemple/registre/blob/HEAD/CONTRIBUTING.md)" in text
    assert any("head=agglo-exemple%3Aajout-qp094006" in asked for asked in fake.asked)


def test_a_branch_of_the_repository_itself(fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same."""
    ((_, path, _),) = comments(fake, monkeypatch, BRANCH)
    assert path == f"{REPO}/issues/12/comments"


def test_the_next_run_renews_the_comment(fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours, wherever it stands among the others, and not that of somebody who copied its mark."""
    others = [{"id": number, "user": {"login": "x"}, "body": f"{MARKED}à moi"} for number in range(150)]
    ours = {"id": 999, "user": {"login": AUTHOR}, "body": f"{MARKED}avant"}
    fake.answers[f"{REPO}/issues/7/comments"] = [*others, {"id": 1, "user": None, "body": None}, ours]
    ((method, path, _),) = comments(fake, monkeypatch)
    assert (method, path) == ("PATCH", f"{REPO}/issues/comments/999")


def test_the_same_text_is_not_sent_again(fake: FakeGitHub) -> None:
    fake.answers[f"{REPO}/issues/7/comments"] = [{"id": 5, "user": {"login": AUTHOR}, "body": "<!-- m -->\nx"}]
    renew(Api(fake.address, "jeton"), "exemple/registre", 7, "m", "x")
    assert fake.sent == []


@pytest.mark.parametrize("name", ["workflow_run_push.json", "workflow_run_fork_gone.json"])
def test_a_run_without_a_proposal_writes_nothing(
    name: str, fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A push to the main branch, a fork that is no more."""
    assert comments(fake, monkeypatch, EVENTS / name) == []
    assert capsys.readouterr().out == "Aucune proposition ouverte n’en est là : rien à écrire.\n"


def test_a_proposal_that_has_moved_on_is_left_to_its_next_run(fake: FakeGitHub, monkeypatch) -> None:
    """Nothing is written of a commit that is no longer the last."""
    fake.answers[f"{REPO}/pulls"] = [pull(7, "agglo-exemple/registre", sha="0" * 40)]
    assert comments(fake, monkeypatch) == []


@pytest.mark.parametrize(
    "artefacts", [[], [artefact(3, size=MOST_BYTES + 1)], [artefact(3, name="compte-rendu-2")]], ids=str
)
def test_a_run_without_a_review_says_so(artefacts: list[dict], fake: FakeGitHub, monkeypatch) -> None:
    """And takes the place of the comment of an earlier run, which would mislead."""
    fake.answers[f"{REPO}/actions/runs/{RUN}/artifacts"] = {"artifacts": artefacts}
    ((_, _, text),) = comments(fake, monkeypatch)
    assert text.startswith(f"{MARKED}**Le contrôle n’a pas pu rendre compte de cette proposition**")


GOOD = msgspec.json.encode(REVIEW)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        archive(GOOD)[:-30],
        archive(GOOD, "../compte-rendu.json"),
        archive(GOOD, "/etc/compte-rendu.json"),
        archive(b"{"),
        archive(b"\xff"),
        archive(b"[" * 100_000),
        archive(b'{"changements": []}'),
        archive(GOOD.replace(b'"deja_la":0', b'"deja_la":"0"')),
        archive(GOOD.replace(b'"deja_la":0', b'"deja_la":0,"numero":1')),
        archive(b" " * (MOST_BYTES + 1)),
        archive(GOOD.replace(b'"deja_la":0', b'"deja_la":' + b"9" * 4_000)),
        archive(GOOD.replace(b'"publies":20', b'"publies":-1')),
        archive(GOOD).replace(b"compte-rendu", b"compte_rendu", 1),
    ],
)
def test_what_is_no_review_is_refused(content: bytes) -> None:
    """Cut, elsewhere, larger than it says, of another shape: one line, nothing on the disk."""
    with pytest.raises(Unusable):
        decode(content)


def test_a_bomb_is_refused() -> None:
    """60 MB of zeros in 60 kB are never unpacked whole."""
    assert decode(archive(GOOD)) == REVIEW
    bomb = archive(b"\0" * 60_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(Unusable, match="trop long"):
        decode(bomb)


def test_the_token_does_not_follow_a_redirection(fake: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive lies at another host, which must not be given it."""
    comments(fake, monkeypatch)
    assert fake.strangers == [None]


def test_an_answer_too_long_is_one_line(fake: FakeGitHub) -> None:
    with pytest.raises(Failure, match="plus de 10 octets"):
        Api(fake.address, "jeton").read(f"{REPO}/actions/artifacts/3/zip", 10)


def test_refusals_are_one_line(fake: FakeGitHub) -> None:
    """A wrong token, an unknown path, nobody there."""
    with pytest.raises(Failure, match="GitHub répond 401 à GET"):
        Api(fake.address, "autre").read(f"{REPO}/pulls", 10)
    with pytest.raises(Failure, match="GitHub répond 404 à GET"):
        list(Api(fake.address, "jeton").items(f"{REPO}/issues/1/comments"))
    with pytest.raises(Failure, match="GitHub ne répond pas à POST"):
        Api("http://127.0.0.1:1", "jeton").send("POST", "/x", {})


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"workflow_run": {"id": "1"}}', b"\xff"])
def test_another_event_is_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(content)
    with pytest.raises(Failure, match="ne décrit pas une exécution terminée"):
        read_workflow_run_event(path)


def test_hostile_names_stay_in_the_query(fake: FakeGitHub, tmp_path: Path) -> None:
    """A branch may be called anything that git allows."""
    document = json.loads(FORK.read_text(encoding="utf-8"))
    document["workflow_run"]["head_branch"] = "a&state=closed#/../$(id)"
    path = tmp_path / "event.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert list(proposals(read_workflow_run_event(path), Api(fake.address, "jeton"))) == [7]
    assert fake.asked == [
        f"{REPO}/pulls?state=open&head=agglo-exemple%3Aa%26state%3Dclosed%23%2F..%2F%24%28id%29&per_page=100&page=1"
    ]


def test_outside_a_workflow_it_says_so() -> None:
    """In one line, status 1."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "comment"],
        cwd=ROOT, capture_output=True, text=True, env=environment, timeout=30,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("Cette commande se lance d’un flux de GitHub") and done.stderr.count("\n") == 1
