"""The command that checks: what it prints and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT
from tests.small_registry import copy_mini, replace


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m scripts check`."""
    command = [sys.executable, "-m", "scripts", "check", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)


def test_the_real_registry_is_sound() -> None:
    """One line, exit status 0."""
    done = run()
    assert done.returncode == 0
    assert done.stdout.startswith("Registre vérifié\u00a0: 84\u00a0cités, 283\u00a0communes, 555\u00a0QPV, ")
    assert done.stdout.endswith("aucune erreur.\n") and not done.stderr


def test_a_broken_registry_is_refused(tmp_path: Path) -> None:
    """The diagnostics, their count, exit status 1."""
    replace(copy_mini(tmp_path), [('"QP049008"', '"QP049080"')])
    done = run("--racine", tmp_path)
    assert done.returncode == 1
    first, last = done.stdout.splitlines()
    assert first.startswith("data/cites.yaml:85:17: [qpv-inconnu] ")
    assert last == "1\u00a0erreur."


@pytest.mark.parametrize(
    ("form", "start"), [("github", "::error file="), ("json", "{"), ("markdown", "**1\u00a0erreur.**")]
)
def test_other_forms(form: str, start: str, tmp_path: Path) -> None:
    """Each has its renderer, and the same exit status."""
    replace(copy_mini(tmp_path), [('"QP049008"', '"QP049080"')])
    done = run("--racine", tmp_path, "--format", form)
    assert done.returncode == 1
    assert done.stdout.startswith(start)
    if form == "json":
        assert json.loads(done.stdout)["errors"] == 1


def test_nothing_at_all_ends_in_diagnostics(tmp_path: Path) -> None:
    """No file of the registry: one diagnostic each, no traceback."""
    copy_mini(tmp_path)
    for path in (tmp_path / "data").glob("*.yaml"):
        path.unlink()
    done = run("--racine", tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("[fichier-absent]") == 5 and not done.stderr


def test_a_missing_table_is_one_line(tmp_path: Path) -> None:
    """Not a traceback."""
    (copy_mini(tmp_path) / "data" / "reference").unlink()
    done = run("--racine", tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
