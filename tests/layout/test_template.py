"""The template of a new entry: everything it asks for, once filled, is what the loader expects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.commands import new as command
from scripts.layout.template import slug_of, template
from scripts.registry.load import CITES, load
from scripts.registry.records import Cite, Territoire
from scripts.registry.shapes import shape_of
from tests.small_registry import copy_mini, diagnose

LEFT_OUT = re.compile(r"^( *)# ( *(?:- )?(?:[a-z_]+:(?=$| #)|# à ).*|(?: *- # à .*))$", re.MULTILINE)


def filled(lines: str) -> str:
    """The template with its own examples."""
    lines = re.sub(r"# à remplir, par exemple (.*)", r"\1", lines)
    return re.sub(r"# à choisir\u00a0: (\w+).*", r"\1", lines)


def whole(lines: str) -> str:
    """The template with what may be left out."""
    return re.sub(r"^ *\w+: # comme plus haut$", "", uncommented(lines), flags=re.MULTILINE)


def uncommented(lines: str) -> str:
    """The template with all its keys."""
    while LEFT_OUT.search(lines):
        lines = LEFT_OUT.sub(r"\1\2", lines)
    return lines


@pytest.mark.parametrize("territoire", Territoire.KINDS)
@pytest.mark.parametrize("ready", [filled, lambda lines: filled(whole(lines))], ids=["required", "all"])
def test_once_filled_it_is_read(territoire: str, ready, tmp_path: Path) -> None:
    """As it comes, and with every key that may be left out."""
    path = copy_mini(tmp_path) / CITES
    entry = ready("\n".join(template("cde-005", 'Val d’"Œil"', territoire)))
    path.write_text(path.read_text(encoding="utf-8") + entry + "\n", encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.diagnostics == ()
    cite = loaded.registre.cites[-1]
    assert (cite.id, cite.slug, cite.identite.nom) == ("cde-005", "val-d-oeil", 'Val d’"Œil"')


def test_every_key_of_an_entry_is_there() -> None:
    """Once each at least, under the words that explain it."""
    lines = uncommented("\n".join(template("cde-085", "X", "epci")))
    assert set(shape_of(Cite).fields) <= set(re.findall(r"^ {2}(?:  |- )(\w+):", lines, re.MULTILINE))


def test_what_is_forgotten_is_told(tmp_path: Path) -> None:
    """One diagnostic for each line left empty, and no other."""
    path = copy_mini(tmp_path) / CITES
    entry = "\n".join(template("cde-005", "X", "communes"))
    path.write_text(path.read_text(encoding="utf-8") + entry + "\n", encoding="utf-8")
    empty = len(re.findall(r"^ *[^# ].*# à ", entry, re.MULTILINE))
    assert [one.rule for one in diagnose(tmp_path)] == ["valeur-vide"] * empty


@pytest.mark.parametrize(
    ("nom", "slug"), [("Œuvre d’Été — Nord", "oeuvre-d-ete-nord"), ("!!!", ""), ("東京", ""), ("a" * 90, "a" * 60)]
)
def test_an_address_is_suggested(nom: str, slug: str) -> None:
    """In plain letters; left to fill where there is none."""
    assert slug_of(nom) == slug
    assert any(line.startswith("    slug: ") for line in template("cde-085", nom, "epci"))


def test_the_command_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """It prints, under the next identifier."""
    import argparse

    before = (ROOT / CITES).read_bytes()
    assert command.run(argparse.Namespace(nom="X", type="epci")) == 0
    assert '  - id: "cde-085"' in capsys.readouterr().out.splitlines()
    assert (ROOT / CITES).read_bytes() == before
