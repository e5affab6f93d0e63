"""The licence of the package says what LICENCES.md says, for every table."""

from __future__ import annotations

from scripts import ROOT
from scripts.formats import licence as writer
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE
from scripts.tables.listing import tables


def test_it_names_the_licence_its_exception_and_the_version(model: Model, files: dict[str, bytes]) -> None:
    text = files[writer.PATH].decode()
    assert f"[{LICENCE_OUVERTE.title}]({LICENCE_OUVERTE.path})" in text
    excepted = {table.name for table in tables() if table.licence != LICENCE_OUVERTE}
    assert {line.split("`")[1] for line in text.splitlines() if line.startswith("- ")} == excepted
    assert model.version in text


def test_it_agrees_with_the_licences_of_the_project() -> None:
    project = (ROOT / "LICENCES.md").read_text(encoding="utf-8")
    assert f"]({LICENCE_OUVERTE.path})" in project and "Licence Ouverte 2.0" in project
    assert "À confirmer" in project and "QPV de 2015" in project


def test_the_readme_says_the_same(files: dict[str, bytes]) -> None:
    assert "\n".join(writer.statement()) in files["README.md"].decode()
