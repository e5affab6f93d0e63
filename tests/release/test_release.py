"""A release made in a real repository that holds the whole project, from the check to the archive."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.history.versions import VERSIONS, written
from scripts.model.histoire import Version
from scripts.release.interrupted import alone
from tests.small_registry import CITES, replace

PARTS = ("data", "scripts", "content", "site_templates", "tests/fixtures", "mkdocs.yml", ".gitignore")
LAST = "2020.01.01"
PERSON = {f"GIT_{who}_{what}": f"{who}@exemple.test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
PROMISES = """genre,identifiant,adresse
colonne,cites.nom,donnees/paquet/cites.csv
cite,cde-001,cites/angers-loire-metropole/
"""


class Project:
    """A copy of the project in a repository of its own, with one release behind it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in PARTS:
            (root / part).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__", "publication"))
            else:
                shutil.copy(ROOT / part, root / part)
        self.promise("")
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.git("tag", f"v{LAST}")

    def git(self, *arguments: str) -> str:
        """Run git, and return what it prints."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True, env=os.environ | PERSON
        )
        return done.stdout

    def commit(self) -> None:
        """Commit all that stands in the folder."""
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "Un changement")

    def promise(self, more: str) -> None:
        """Write what the last release is supposed to have published."""
        path = self.root / "data" / "publication" / "promesses.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PROMISES + more, encoding="utf-8")

    def release(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command."""
        return subprocess.run(
            [sys.executable, "-m", "scripts", "release", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            env=os.environ | PERSON,
            timeout=300,
        )

    def begin(self) -> subprocess.Popen[bytes]:
        """Start the command, and return once it has changed a file of the repository."""
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts", "release"],
            cwd=self.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | PERSON,
        )
        while process.poll() is None and not (self.root / VERSIONS).exists():
            time.sleep(0.01)
        return process

    def state(self) -> tuple[str, str, str]:
        """What a refused release must leave as it was."""
        return self.git("rev-parse", "HEAD"), self.git("tag"), self.git("status", "--porcelain")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("version") / "registre")


def test_it_is_refused_where_nothing_has_changed_and_where_something_is_not_committed(project):
    before = project.state()
    done = project.release()
    assert done.returncode == 1 and f"Rien n’a changé depuis la version {LAST}" in done.stderr
    (project.root / "data" / "note.txt").write_text("x")
    done = project.release()
    assert done.returncode == 1 and "Des fichiers du dépôt ont changé" in done.stderr
    (project.root / "data" / "note.txt").unlink()
    assert project.state() == before


def test_it_is_refused_where_the_tag_of_the_last_release_is_missing(project):
    """A clone made without tags would take the next release for the first one."""
    project.git("tag", "-d", f"v{LAST}")
    (project.root / VERSIONS).write_bytes(written((Version(LAST, (), ()),)))
    project.commit()
    before = project.state()
    done = project.release("--essai")
    assert done.returncode == 1 and f"L’étiquette v{LAST} de la dernière version manque" in done.stderr
    assert project.state() == before
    advised = done.stderr.partition("« git tag ")[2].partition(" »")[0]
    project.git("tag", *shlex.split(advised))
    assert f"Rien n’a changé depuis la version {LAST}" in project.release("--essai").stderr
    project.git("tag", "-d", f"v{LAST}")
    project.git("reset", "-q", "--hard", "HEAD~1")
    project.git("tag", f"v{LAST}")


def test_the_first_one_says_what_the_registry_holds_and_the_next_what_has_changed(project):
    project.git("tag", "-d", f"v{LAST}")
    assert "Première version : 84 cités" in plain(project.release("--essai").stdout)
    project.git("tag", f"v{LAST}")
    regions = project.root / "data" / "reference" / "regions.csv"
    regions.write_text(regions.read_text(encoding="utf-8").replace("Bretagne", "La Bretagne"), encoding="utf-8")
    project.commit()
    told = plain(project.release("--essai").stdout)
    project.git("reset", "-q", "--hard", "HEAD~1")
    assert "Tables de référence : fichiers changés : regions.csv" in told
    (project.root / "content" / "note.txt").write_text("x")
    project.commit()
    assert "Hors des données : les données sont les mêmes" in plain(project.release("--essai").stdout)
    project.git("reset", "-q", "--hard", "HEAD~1")


def test_a_column_that_is_gone_breaks_v1(project):
    project.promise("colonne,cites.autrefois,donnees/paquet/cites.csv\n")
    project.commit()
    before = project.state()
    done = project.release()
    assert done.returncode == 1 and "La colonne « autrefois » de la table « cites » n’y est plus." in plain(done.stdout)
    assert "rompt ce que « v1 » promet" in plain(done.stdout) and project.state() == before
    project.promise("")
    project.commit()


def test_a_release_whose_archive_cannot_be_written_leaves_nothing_behind(project):
    replace(project.root, [('nom: "Grand Avignon"', 'nom: "Le Grand Avignon"')])
    project.commit()
    before = project.state()
    in_the_way = project.root / "build" / "archives"
    in_the_way.parent.mkdir()
    in_the_way.write_text("")
    done = project.release()
    in_the_way.unlink()
    assert done.returncode == 1 and "build/archives" in done.stderr and "Traceback" not in done.stderr
    assert project.state() == before


def test_a_release_whose_commit_is_refused_leaves_nothing_behind(project):
    before = project.state()
    hook = project.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    done = project.release()
    hook.unlink()
    assert done.returncode == 1 and "git a refusé le commit" in done.stderr and "« make site » le refait" in done.stderr
    assert project.state() == before and not [*(project.root / "build" / "archives").iterdir()]


def test_a_second_release_at_once_is_refused(project):
    before = project.state()
    with alone(project.root):
        done = project.release()
    assert done.returncode == 1 and "Une autre version est en train de se faire ici" in done.stderr
    assert project.state() == before


def test_a_release_that_was_killed_is_undone_by_the_next(project):
    before = project.state()
    first = project.begin()
    first.kill()
    first.wait()
    assert project.state() != before
    done = project.release("--essai")
    assert done.returncode == 0 and "Une version avait été interrompue" in done.stdout
    assert project.state() == before


def test_a_release_is_numbered_recorded_tagged_and_archived(project):
    done = project.release()
    today = date.today().strftime("%Y.%m.%d")
    assert done.returncode == 0, done.stderr
    assert "« Grand Avignon » devient « Le Grand Avignon »" in plain(done.stdout)
    assert "Rien n’a été poussé" in done.stdout
    assert project.git("describe", "--tags").strip() == f"v{today}" and project.git("status", "--porcelain") == ""
    assert f'version: "{today}"' in (project.root / CITES).read_text(encoding="utf-8")
    versions = json.loads((project.root / "data/publication/versions.json").read_text(encoding="utf-8"))
    assert [one["version"] for one in versions] == [today] and versions[0]["ruptures"] == []
    promises = (project.root / "data/publication/promesses.csv").read_text(encoding="utf-8").splitlines()
    assert "commune,93059,communes/93059/" in promises and "page,,versions/" in promises
    with zipfile.ZipFile(project.root / "build/archives" / f"cites-de-l-emploi-{today}.zip") as archive:
        assert f"cites-de-l-emploi-{today}/datapackage.json" in archive.namelist()
    page = (project.root / "build/site/versions/index.html").read_text(encoding="utf-8")
    assert f"Version {today}" in page and "Le Grand Avignon" in page
    assert "Le Grand Avignon" in (project.root / "build/site/changements/atom.xml").read_text(encoding="utf-8")
    changes = json.loads((project.root / "build/site/changements/changes.json").read_text(encoding="utf-8"))
    assert [one["version"] for one in changes["changements"]] == [today]
    assert f"La version {today} existe déjà" in project.release().stderr


def plain(text: str) -> str:
    """The same with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
