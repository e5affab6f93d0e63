"""What set-up makes beforehand is what builds take up, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.clone import command, lay_clone

PATIENCE = 60
WITHOUT_ADDRESS = {"SITE_URL": "", "REPO_URL": ""}
TAKEN_UP = """
import sys
from scripts import ROOT
from scripts.maps import rendering
from scripts.site import kept_shells, render
assert kept_shells.kept(ROOT)
kept = {file: file.read_bytes() for file in (ROOT / ".cache" / "templates").iterdir()}
render.templates.Compiled.dump_bytecode = lambda *compiled: sys.exit("compiled again")
render.compile_templates(ROOT / "site_templates" / "pages")
rendering.compile_templates()
assert kept and "mkdocs" not in sys.modules
"""


@pytest.fixture
def clone(tmp_path):
    return lay_clone(tmp_path / "clone")


def test_a_build_takes_up_what_is_made_beforehand(clone):
    assert prepared(clone) == (0, "", "")
    assert {entry.name for entry in (clone / ".cache").iterdir()} == {"shells", "templates"}
    subprocess.run(
        [sys.executable, "-c", TAKEN_UP], cwd=clone, env={**os.environ, **WITHOUT_ADDRESS}, timeout=PATIENCE, check=True
    )


def test_a_fault_of_the_theme_is_one_french_line(clone):
    (clone / "mkdocs.yml").unlink()
    assert prepared(clone) == (1, "", "mkdocs.yml manque : remettez-le à sa place.\n")


def prepared(root):
    child = command(root, "prepare", **WITHOUT_ADDRESS)
    said, complained = child.communicate(timeout=PATIENCE)
    return child.returncode, said, complained
