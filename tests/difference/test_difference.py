"""What changes between two states: the changes, their French, and where states come from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.commands import diff as command
from scripts.difference import json as as_json
from scripts.difference import markdown, text
from scripts.difference.changes import Change, Difference, Genre, compare
from scripts.difference.states import read_state
from scripts.failures import Failure
from tests.small_registry import CITES, MINI, copy_mini, real_reference, replace

PROVENANCE = '        sources:\n          - "anct-cites-2023"\n        confiance: attestee\n        lu_le: 2026-11-22\n'


def between(tmp_path: Path, pairs: Sequence[Sequence[str]], file: str = CITES) -> Difference:
    """What changes from the mini registry to the same with replacements."""
    old, new = copy_mini(tmp_path / "old"), copy_mini(tmp_path / "new")
    replace(new, pairs, file)
    return compare(read_state(str(old), ROOT), read_state(str(new), ROOT), real_reference())


def said(difference: Difference) -> list[str]:
    """The text, with plain spaces."""
    lines = text.render(difference, real_reference())
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            '        - "QP013003" # Saint Henri (Marseille)\n',
            '        - "QP013003"\n        - "QP013004"\n',
            ["cde-004 Marseille Nord (13e, 14e, 15e et 16e arrondissements) : 1 QPV ajouté : QP013004 Notre-Dame"],
        ),
        (
            '        - "49353" # Trélazé\n',
            "",
            ["cde-001 Angers Loire Métropole : 1 commune retirée : 49353 Trélazé"],
        ),
        (
            'nom: "Gennevilliers"',
            'nom: "Gennevilliers « bis »"',
            ["cde-003 Gennevilliers « bis » : Identité, nom : « Gennevilliers » devient « Gennevilliers “bis” »"],
        ),
        (
            "role: coordonnateur",
            "role: pilote",
            [
                "cde-001 Angers Loire Métropole : Porteurs, « Aldev (Angers Loire développement) », rôle : "
                "« coordonnateur » devient « pilote »"
            ],
        ),
        (
            "    porteurs:\n",
            f'    porteurs:\n      - nom: "Ville d’Angers"\n        role: appui\n{PROVENANCE}',
            ["cde-001 Angers Loire Métropole : 1 porteur ajouté : « Ville d’Angers »"],
        ),
        (
            '      coeur:\n        - "QP092012" # Hauts d\'Asnières (Asnières-sur-Seine)\n      a_cheval:\n',
            '      coeur: []\n      a_cheval:\n        - code: "QP092012"\n          verifie_le: 2026-12-01\n',
            [
                "cde-002 Asnières-sur-Seine :",
                "  - QPV, QP092012 Hauts d'Asnières : passe de « coeur » à « a_cheval »",
                "  - QPV, QP092012 Hauts d'Asnières, vérifié le : « 2026-12-01 », qui n’y était pas",
            ],
        ),
        (
            '        - "244900015" # CU Angers Loire Métropole\n',
            '        - "244900015"\n        - "200071678"\n',
            ["cde-001 Angers Loire Métropole : 1 code du territoire ajouté : 200071678 CA Cholet Agglomération"],
        ),
        (
            '- nature: confirme\n          texte: "Situe',
            '- nature: precise\n          texte: "Situe',
            [
                "cde-001 Angers Loire Métropole : Communes (ANCT), mentions, « Situe la cité dans les deux mêmes "
                "communes, Angers et Trélazé. », nature : « confirme » devient « precise »"
            ],
        ),
        ("# Angers\n", "# Cholet\n", ["Aucune différence."]),
    ],
)
def test_changes_are_told_in_french(old: str, new: str, wanted: list[str], tmp_path: Path) -> None:
    """One sentence a change; a comment is none; totals are told besides."""
    lines = said(between(tmp_path, [(old, new)]))
    assert [line for line in lines if not line.startswith(("Chiffres", "  - Communes", "  - QPV des"))][
        : len(wanted)
    ] == (wanted)


def test_figures_are_told_with_what_is_published(tmp_path: Path) -> None:
    """Before, after, and the figure of the source."""
    difference = between(tmp_path, [("annee: 2021", "annee: 2020")])
    assert said(difference)[1:] == ["Chiffres : Cités labellisées en 2020 : 3 → 4, alors que la source publie 3"]


def test_the_same_change_in_several_places_is_one_sentence(tmp_path: Path) -> None:
    """A source that takes the place of another, wherever it does."""
    old, new = copy_mini(tmp_path / "old"), copy_mini(tmp_path / "new")
    path = new / CITES
    path.write_text(
        path.read_text(encoding="utf-8").replace("lu_le: 2026-11-22", "lu_le: 2026-11-23"), encoding="utf-8"
    )
    lines = said(compare(read_state(str(old), ROOT), read_state(str(new), ROOT), real_reference()))
    assert lines[1].startswith("cde-002 Asnières-sur-Seine : Identité ; Statut ; Vague ; ") or len(lines) == 4
    assert all("« 2026-11-22 » devient « 2026-11-23 »" in line for line in lines)


def test_entries_come_and_go(tmp_path: Path) -> None:
    """A cité, a source, a fact, an exception."""
    source = (copy_mini(tmp_path / "x") / CITES).read_text(encoding="utf-8")
    gone = source[source.index('  - id: "cde-004"') :]
    lines = said(between(tmp_path / "cites", [(gone, "")]))
    assert lines[0] == "cde-004 Marseille Nord (13e, 14e, 15e et 16e arrondissements) : retrait de la cité"
    entry = 'sources:\n  - id: "nouvelle"\n    titre: "Un titre"\n    editeur: "ANCT"\n    lu_le: 2026-11-22\n'
    assert said(between(tmp_path / "sources", [("sources:\n", entry)], "data/sources.yaml")) == [
        "Source nouvelle : ajout de « Un titre »"
    ]
    assert said(between(tmp_path / "programme", [('id: "porteurs"', 'id: "autre"')], "data/programme.yaml")) == [
        "Programme, lacunes, autre : ajout de « Pour la plupart des cités, aucune source ne nomme le porteur. »",
        "Programme, lacunes, porteurs : retrait de « Pour la plupart des cités, aucune source ne nomme le porteur. »",
    ]


def test_changes_are_data(tmp_path: Path) -> None:
    """Paths, elements and values, for those who say it otherwise."""
    (fiche,) = between(tmp_path, [('- code: "QP049003"', '- code: "QP049003"\n          lu_le: 2026-12-01')]).cites
    assert fiche.changements == (
        Change(genre=Genre.MODIFICATION, chemin=("qpv",), element="QP049003", champ="lu_le", apres=("2026-12-01",)),
    )


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """And is not taken for gone."""
    difference = between(tmp_path, [("annee: 2021", "annee: 2031")])
    assert said(difference) == ["Aucune différence.", "Non comparé : Illisible tel quel d’un côté au moins : cde-003."]


@pytest.mark.parametrize(
    ("old", "new"),
    [('  - id: "cde-002"', "\t- cassé"), ('  - id: "cde-002"\n', "  -\n")],
    ids=["the whole file", "one without name"],
)
def test_a_broken_file_is_not_taken_for_an_empty_one(old: str, new: str, tmp_path: Path) -> None:
    """Nothing of it is told as gone or new, either way."""
    whole, broken = copy_mini(tmp_path / "whole"), copy_mini(tmp_path / "broken")
    replace(broken, [(old, new), ("annee: 2021", "annee: 2031")])
    states = [read_state(str(root), ROOT) for root in (whole, broken)]
    for pair in (states, states[::-1]):
        lines = said(compare(*pair, real_reference()))
        assert lines[0] == "Aucune différence." and lines[1].startswith("Non comparé : "), lines
        assert len(lines) == 2


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    """In Markdown and in JSON."""
    hostile = "Ville <img src=x> @tous [a](http://b) \\u202e `x`"
    difference = between(tmp_path, [('nom: "Gennevilliers"', f'nom: "{hostile}"')])
    shown = "\n".join(markdown.render(difference, real_reference()))
    assert "<img" not in shown and "@tous" not in shown and "](http" not in shown and "\u202e" not in shown
    (document,) = as_json.render(difference, real_reference())
    assert "\u202e" not in document
    assert json.loads(document)["cites"][0]["changements"][0]["champ"] == "nom"


def test_states_come_from_folders_files_and_commits(tmp_path: Path) -> None:
    """The same state, three ways."""
    root = copy_mini(tmp_path / "depot")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for step in (["init", "-q"], ["add", "data/cites.yaml"], ["commit", "-qm", "Un"], ["tag", "v1"]):
        subprocess.run([*git, *step], cwd=root, check=True)
    alone = read_state(str(MINI / "cites.yaml"), ROOT)
    assert read_state("v1", root) == read_state("HEAD", root) == alone
    assert alone.sources is None and alone.cites == read_state(str(root), ROOT).cites


@pytest.mark.parametrize("name", ["absent", "--output=x", "HEAD:data", ""])
def test_a_state_that_is_not_is_one_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="n’est ni un dossier"):
        read_state(name, tmp_path)


@pytest.mark.parametrize(("form", "start"), [("texte", "Aucune"), ("markdown", "Aucune"), ("json", "{")])
def test_the_command_prints(form: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The working state against itself; every form has its renderer."""
    import argparse

    assert command.run(argparse.Namespace(ancien=str(ROOT), nouveau=None, format=form)) == 0
    assert capsys.readouterr().out.startswith(start)
