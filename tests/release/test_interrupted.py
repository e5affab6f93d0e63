"""What a release that was killed has left is put back, and nothing that a hand has written; one release at a time."""

from __future__ import annotations

import subprocess

import pytest

from scripts.failures import Failure
from scripts.history.versions import VERSIONS, written
from scripts.model.histoire import Version
from scripts.registry.load import CITES
from scripts.registry.promesses import PROMESSES
from scripts.release import interrupted
from scripts.release.interrupted import alone, undone

FIRST, NEXT = Version("2026.01.01", (), ()), Version("2026.02.02", (), ())
REGISTRY = b'version: "2026.01.01"\ncites: []\n'
RELEASED = b'version: "2026.02.02"\ncites: []\n'
PERSON = ("-c", "user.name=x", "-c", "user.email=x@exemple.test")


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data" / "publication").mkdir(parents=True)
    (tmp_path / CITES).write_bytes(REGISTRY)
    (tmp_path / VERSIONS).write_bytes(written((FIRST,)))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    git(tmp_path, *PERSON, "commit", "-q", "-m", "x")
    return tmp_path


def test_all_that_a_release_has_written_is_put_back(root):
    (root / VERSIONS).write_bytes(written((NEXT, FIRST)))
    (root / CITES).write_bytes(RELEASED)
    (root / PROMESSES).write_bytes(b"genre,identifiant,adresse\n")
    git(root, "add", "--all")
    assert undone(root)
    assert git(root, "status", "--porcelain") == "" and (root / CITES).read_bytes() == REGISTRY
    assert not undone(root)


def test_a_first_release_killed_after_its_first_file_is_put_back(root):
    (root / VERSIONS).unlink()
    git(root, *PERSON, "commit", "-q", "--all", "-m", "x")
    (root / VERSIONS).write_bytes(written((NEXT,)))
    assert undone(root) and not (root / VERSIONS).exists()


@pytest.mark.parametrize(
    "files",
    [
        {CITES: RELEASED},
        {VERSIONS: written((NEXT, FIRST)), CITES: RELEASED + b"# note\n"},
        {VERSIONS: written((NEXT, FIRST)), CITES: REGISTRY.replace(b"01.01", b"03.03")},
        {VERSIONS: written((NEXT, FIRST)), CITES: RELEASED, "data/note.txt": b"x"},
        {VERSIONS: written((NEXT, NEXT)), CITES: RELEASED},
        {VERSIONS: b"[", CITES: RELEASED},
        {PROMESSES: b"genre,identifiant,adresse\n"},
    ],
)
def test_what_a_hand_has_written_is_left(root, files):
    for file, content in files.items():
        (root / file).write_bytes(content)
    assert not undone(root)
    assert all((root / file).read_bytes() == content for file, content in files.items())


def test_a_second_release_is_refused_while_one_is_made_and_not_after(root, monkeypatch):
    monkeypatch.setattr(interrupted, "_PATIENCE_SECONDS", 0.1)
    with alone(root), pytest.raises(Failure, match="Une autre version est en train de se faire ici"), alone(root):
        pass
    with alone(root):
        assert git(root, "status", "--porcelain") == ""


def test_outside_git_nothing_is_held(tmp_path):
    with alone(tmp_path), alone(tmp_path):
        assert not [*tmp_path.iterdir()]


def git(root, *arguments):
    """Run git, and return what it prints."""
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout
