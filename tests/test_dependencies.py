"""Every dependency is listed in docs/dependencies.md with its licence, and the direct ones with why."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions

import pytest

from scripts import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))
# As SPDX writes them; packages have many words for each.
KNOWN = {
    "0BSD": ("0bsd",),
    "Apache-2.0": ("apache", "apache 2", "apache 2.0", "apache license 2.0", "apache license, version 2.0",
                   "apache software license", "apache-2.0"),
    "BSD-3-Clause": ("bsd", "bsd license", "bsd-3-clause"),
    "BSD-2-Clause": ("bsd-2-clause",),
    "ISC": ("isc license (iscl)", "isc license"),
    "MIT": ("mit", "mit license"),
    "MIT-CMU": ("mit-cmu",),
    "MPL-2.0": ("mozilla public license 2.0 (mpl 2.0)", "mpl-2.0"),
    "public domain": ("public domain",),
}  # fmt: skip
# What a package of the site may be under: nothing that reaches what the site publishes.
PERMISSIVE = {*KNOWN, "MIT OR Apache-2.0", "Apache-2.0 OR BSD-2-Clause", "Apache-2.0 OR BSD-3-Clause"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def listed(section: str) -> dict[str, list[str]]:
    """The rows of one table of docs/dependencies.md, by the package that each begins with."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([a-z0-9-]+)` \| (.*) \|$", text.partition(f"## {section}\n")[2].partition("\n## ")[0], re.M
    )
    assert len(rows) == len(dict(rows)), "a package stands twice"
    return {name: cells.split(" | ") for name, cells in rows}


def locked() -> dict[str, set[str]]:
    """The names of the packages of each lock."""
    return {lock.name: set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(), re.M)) for lock in LOCKS}


def declared(*groups: str) -> set[str]:
    """The names of what pyproject.toml asks for, in the given groups or in all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    for group in groups or project["dependency-groups"]:
        wanted += project["dependency-groups"][group]
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in wanted}


def licence_of(name: str) -> str | None:
    """The licence that an installed package declares, as SPDX writes it; None where it declares none that is known."""
    about = metadata(name)
    if about["License-Expression"]:
        return about["License-Expression"]
    classified = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License")]
    first_line = (about["License"] or "").partition("\n")[0]
    for said in (first_line, *classified):
        for licence, words in KNOWN.items():
            if said.lower() in words:
                return licence
    return None


def test_the_direct_ones_are_those_of_the_project_each_with_a_reason():
    direct = listed("Direct")
    assert direct.keys() == declared()
    assert all(re.fullmatch(r"[A-Z].{20,}\.", why) for _, _, why in direct.values())


def test_the_others_are_those_of_the_locks():
    direct, others = listed("Direct"), listed("Reached through them")
    assert not direct.keys() & others.keys()
    assert set.union(*locked().values()) == direct.keys() | others.keys()


@pytest.mark.parametrize("section", ["Direct", "Reached through them"])
def test_each_has_the_licence_that_it_declares(section):
    for name, (licence, *_) in listed(section).items():
        try:
            found = licence_of(name)
        except PackageNotFoundError:
            continue
        assert licence.removesuffix(" (read in its file)") == (found or licence.removesuffix(" (read in its file)")), (
            name
        )
        assert (found is None) == licence.endswith(" (read in its file)"), name


def test_what_the_site_is_made_with_is_permissive():
    rows = {**listed("Direct"), **listed("Reached through them")}
    for name in locked()["requirements.lock"]:
        assert rows[name][0].removesuffix(" (read in its file)") in PERMISSIVE, name


def test_what_the_code_imports_is_declared():
    imported = set()
    for path in (ROOT / "scripts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.partition(".")[0])
    providers = packages_distributions()
    for name in imported - sys.stdlib_module_names - {"scripts"}:
        assert declared("reference") & {normal(provider) for provider in providers[name]}, name
