"""What README.md and docs/ name exists: commands, targets of make, files (CONTRIBUTING.md has tests of its own)."""

from __future__ import annotations

import re

import pytest

from scripts import ROOT
from scripts.__main__ import command_names

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
COMMITTED = ("scripts/", "data/", "content/", "tests/", "site_templates/", "docs/", "bench/", ".github/")
RELEASED = "data/publication/"
"""The folder that the first release makes."""


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request) -> str:
    return request.param.read_text(encoding="utf-8")


def test_commands_and_targets_exist(document):
    assert set(re.findall(r"`(?:[A-Z]+=\S+ )*make (?:[A-Z]+=\S+ )*([a-z]+)", document)) <= TARGETS
    assert set(re.findall(r"-m scripts ([a-z][a-z-]*)", document)) <= set(command_names())


def test_files_exist(document):
    named = [name for name in re.findall(r"`([\w.*/-]+)`", document) if name.startswith(COMMITTED)]
    missing = [name for name in named if not name.startswith(RELEASED) and not list(ROOT.glob(name.rstrip("/")))]
    assert missing == []


def test_links_lead_somewhere():
    for path in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_readme_lists_every_target():
    listed = re.findall(r"^\| `make ([a-z]+)", DOCUMENTS[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert {*listed, "help"} == TARGETS
