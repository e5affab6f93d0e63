"""The workflows, as far as they can be tried without GitHub: their form, what they may do, what they call."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import ROOT
from scripts.__main__ import parser_for
from scripts.forms import FORMS
from scripts.github import artefact
from scripts.proposal.answers import read_answers
from scripts.review.review import review
from tests.programs import program
from tests.small_registry import TODAY, copy_mini, replace

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent
STEPS = [
    pytest.param(step, id=f"{path.stem}-{job}-{rank}")
    for path in WORKFLOWS
    for job, described in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()
    for rank, step in enumerate(described["steps"])
]


def read(path: Path) -> dict:
    """A workflow; YAML reads its key `on` as true."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in document.items()}


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command, whatever its status."""
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, cwd=ROOT, **options)


def test_zizmor_finds_nothing() -> None:
    """Offline, at its most demanding but one; what is accepted stands in .github/zizmor.yml with its reason."""
    done = run(TOOLS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", "--format", "plain", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [GITHUB / "dependabot.yml"])],
    ids=["workflows", "dependabot"],
)
def test_the_schemas_of_github_accept_them(schema: str, files: list[Path]) -> None:
    done = run(TOOLS / "check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_has_the_least_rights(path: Path) -> None:
    """None at the top; each job its own, and a limit of time; never the trigger that gives a stranger ours."""
    workflow = read(path)
    assert workflow["permissions"] == {} and "pull_request_target" not in workflow["on"]
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        assert job["permissions"] and job["timeout-minutes"] <= 60
    if "pull_request" in workflow["on"]:
        assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


def test_actions_are_pinned_by_their_commit() -> None:
    """With the version beside it, the same everywhere, and GitHub's own only."""
    pins = {}
    for path in WORKFLOWS:
        for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
            action, commit, version = re.fullmatch(r"(actions/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line).groups()
            assert pins.setdefault(action, (commit, version)) == (commit, version)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_calls_what_exists(step: dict) -> None:
    """No expression within a script; commands with arguments that they know; targets of the Makefile; files."""
    if step.get("uses", "").startswith("actions/checkout@"):
        assert step["with"]["persist-credentials"] is False
    script = step.get("run", "")
    assert "${{" not in script
    for line in re.split(r"\n|&&", script):
        words = shlex.split(line.partition(" > ")[0])
        if words[1:3] == ["-m", "scripts"]:
            assert words[0] == ".venv/bin/python"
            parser_for([words[3]]).parse_args(words[3:])
        elif words[:1] == ["make"]:
            done = run("make", "--dry-run", "--question", words[1])
            assert done.returncode < 2, done.stderr
        elif words[:1] == ["bash"]:
            assert run("bash", "-n", words[1]).returncode == 0


def test_the_comment_follows_the_check() -> None:
    """By the name of the workflow, the name of the artefact and that of its file."""
    check, comment = (read(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "comment"))
    assert comment["on"]["workflow_run"] == {"workflows": [check["name"]], "types": ["completed"]}
    steps = check["jobs"]["registry"]["steps"]
    assert {"name": artefact.NAME, "path": artefact.FILE}.items() <= steps[4]["with"].items()
    assert steps[3]["run"].endswith(f"> {artefact.FILE}")


def test_the_reply_to_a_form_carries_and_reads_nothing_else() -> None:
    """What reads the request cannot write; what writes has no trace of the request but the reply."""
    jobs = read(GITHUB / "workflows" / "propose.yml")["jobs"]
    assert jobs["convert"]["permissions"] == {"contents": "read"}
    assert jobs["reply"]["permissions"] == {"contents": "read", "issues": "write"}
    assert jobs["reply"]["needs"] == "convert" and "event" not in str(jobs["reply"])
    left, taken = jobs["convert"]["steps"][-1]["with"], jobs["reply"]["steps"][-2]["with"]
    assert left["name"] == taken["name"] and jobs["reply"]["steps"][-1]["run"].endswith(left["path"])


def test_the_request_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The step of the workflow, run on a recorded event whose title is a command; then the conversion reads it."""
    program("jq", "jq")
    steps = read(GITHUB / "workflows" / "propose.yml")["jobs"]["convert"]["steps"]
    (script,) = [step["run"] for step in steps if "jq" in step.get("run", "")]
    event = ROOT / "tests" / "fixtures" / "events" / "issues_opened.json"
    environment = {**os.environ, "GITHUB_EVENT_PATH": str(event)}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True)
    body = json.loads(event.read_bytes())["issue"]["body"]
    assert (tmp_path / "demande.md").read_bytes() == body.encode()
    assert read_answers(body.encode(), FORMS).form.template == "corriger.yml"


def test_every_python_of_the_project_is_tried() -> None:
    tests = read(GITHUB / "workflows" / "tests.yml")["jobs"]["tests"]
    assert tests["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_the_review_is_of_the_proposal_alone(tmp_path: Path) -> None:
    """GitHub merges it into a main branch that has gone on; its first parent is that branch."""
    root = copy_mini(tmp_path / "depot")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "data/*.yaml")
    git(root, "commit", "-qm", "Base")
    git(root, "switch", "-qc", "proposition")
    replace(root, [("role: coordonnateur", "role: pilote")])
    git(root, "commit", "-qam", "Proposition")
    git(root, "switch", "-q", "main")
    replace(root, [("annee: 2021", "annee: 2020")])
    git(root, "commit", "-qam", "Autre chose")
    git(root, "merge", "-q", "--no-edit", "proposition")
    (section,) = review("HEAD^1", str(root), root, TODAY).changements
    assert section.titre == "cde-001 Angers Loire Métropole" and len(section.phrases) == 1


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with one lock and a stand-in for gh, which writes what it is asked and finds no proposal open."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "clone")
    clone = tmp_path / "clone"
    (clone / "requirements.lock").write_text("a==1\n")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "Un")
    git(clone, "push", "-q", "origin", "HEAD")
    (tmp_path / "gh").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n[ "$2" = list ] && echo 0\nexit 0\n')
    (tmp_path / "gh").chmod(0o755)
    return clone


def propose(clone: Path) -> list[str]:
    """Run the script that proposes the locks; return what gh was asked."""
    environment = {**os.environ, "PATH": f"{clone.parent}:{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["bash", GITHUB / "propose-locks"], cwd=clone, check=True, env=environment, capture_output=True)
    asked = clone.parent / "asked"
    return asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []


def test_locks_that_change_are_proposed(clone: Path) -> None:
    """On one branch, written anew each month; nothing else goes with them."""
    (clone / "requirements.lock").write_text("a==2\n")
    (clone / "autre").write_text("x")
    asked = propose(clone)
    assert [line.split()[:4] for line in asked] == [
        ["pr", "list", "--head", "dependances"],
        ["pr", "create", "--head", "dependances"],
    ]
    assert git(clone, "show", "--name-only", "--format=%s", "origin/dependances").split("\n") == [
        "Update the pinned dependencies", "", "requirements.lock", "",
    ]  # fmt: skip


def test_the_same_locks_are_not(clone: Path) -> None:
    assert propose(clone) == []
    assert "dependances" not in git(clone, "branch", "--all")
