"""What README.md and docs/ name exists: commands, targets of make, files (CONTRIBUTING.md has tests of its own)."""

from __future__ import annotations

import re

import pytest

from scripts import ROOT
from scripts.__main__ import command_names
from scripts.rules import all_rules

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


def test_every_rule_has_its_row_among_the_mutants():
    """Each with what its survivors are, where it has some; the last row is the sum of the others."""
    text = (ROOT / "docs" / "mutants.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+|not known)(?: of (\d+))? \| (\d+) \| (.*)\|$", text, re.MULTILINE)
    assert [row[0] for row in rows] == [rule.REGLE.id.replace("-", "_") for rule in all_rules()]
    for name, mutants, first, of, now, survivors in rows:
        assert int(now) <= int(mutants), name
        assert (int(now) < int(mutants)) == bool(survivors.strip()), name
        assert first == "not known" or int(first) <= int(of or mutants), name
    total, noticed = (sum(int(row[column]) for row in rows) for column in (1, 4))
    known = [row for row in rows if row[2] != "not known"]
    at_first = f"{sum(int(row[2]) for row in known)} of {sum(int(row[3] or row[1]) for row in known)}"
    assert f"| **all** | **{total}** | **{at_first}** | **{noticed}** | |" in text
    assert f"All {total:,} mutants" in text
