"""The patch: what it writes is in form, what it cannot write it leaves, and git takes it."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from scripts.registry.load import CITES, load
from scripts.upstream.gap import AddCode, AddPorteur, Edit, RemoveCode, ReplaceCode
from scripts.upstream.patch import diff, patched
from tests.small_registry import copy_mini, diagnose, real_reference

TODAY = date(2026, 12, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_mini(tmp_path / "registre")


def changed(root: Path, *edits: tuple[str, Edit]) -> list[str]:
    """Return the lines that edits take away and write, once git has applied the patch and the form is right."""
    loaded = load(root)
    places = {entree.cite.id: entree for entree in loaded.entrees}
    read = loaded.positions[CITES]
    old = "\n".join(read.lines)
    new = patched(read, real_reference(), [(*places[cite], edit) for cite, edit in edits], TODAY)
    patch = diff(old, new, CITES)
    if not patch:
        return []
    subprocess.run(["git", "apply", "-"], cwd=root, input=patch.encode(), check=True, capture_output=True)
    assert (root / CITES).read_text(encoding="utf-8") == new
    wrong = {one.rule for one in diagnose(root)}
    assert not wrong & {"mise-en-forme", "syntaxe", "forme", "cle-en-double", "nom-en-commentaire"}
    return [line for line in patch.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_no_edit_is_no_patch(root: Path) -> None:
    assert changed(root) == []


def test_a_code_goes_to_the_end_of_its_list_with_its_name(root: Path) -> None:
    edits = [("cde-001", AddCode("communes_anct", "coeur", code)) for code in ("49015", "49246")]
    assert changed(root, *edits) == ['+        - "49015" # Avrillé', '+        - "49246" # Les Ponts-de-Cé']


def test_a_list_that_is_not_there_is_written(root: Path) -> None:
    edits = [("cde-001", AddCode("communes_anct", "limitrophe", code)) for code in ("92024", "92004")]
    assert changed(root, *edits) == [
        "+      limitrophe:",
        '+        - "92024" # Clichy',
        '+        - "92004" # Asnières-sur-Seine',
    ]


def test_a_code_with_its_own_sources_goes_whole(root: Path) -> None:
    gone = changed(root, ("cde-001", RemoveCode("qpv", "QP049001")))
    assert gone[0] == '-        - code: "QP049001" # Belle Beille (Angers)'
    assert all(line.startswith("-          ") for line in gone[1:])


def test_the_last_code_of_an_optional_list_goes_with_its_key(root: Path) -> None:
    assert changed(root, ("cde-002", RemoveCode("communes_anct", "92036"))) == [
        "-      limitrophe:",
        '-        - "92036" # Gennevilliers',
    ]


def test_the_last_code_of_a_required_list_stays(root: Path) -> None:
    assert changed(root, ("cde-002", RemoveCode("communes_anct", "92004"))) == []


def test_one_in_one_out(root: Path) -> None:
    edits = [RemoveCode("communes_anct", "13055"), AddCode("communes_anct", "coeur", "13001")]
    assert sorted(changed(root, *(("cde-004", edit) for edit in edits))) == [
        '+        - "13001" # Aix-en-Provence',
        '-        - "13055" # Marseille',
    ]


def test_a_merged_commune_is_replaced_everywhere(root: Path) -> None:
    lines = changed(root, ("cde-002", ReplaceCode("92004", "92024")))
    assert lines == ['-        - "92004" # Asnières-sur-Seine', '+        - "92024" # Clichy'] * 2


def test_a_merged_commune_goes_where_the_new_one_is_already(root: Path) -> None:
    assert changed(root, ("cde-001", ReplaceCode("49353", "49007"))) == ['-        - "49353" # Trélazé']


def test_a_body_is_written_in_its_place_to_be_confirmed(root: Path) -> None:
    name = 'Association « L\'Élan » dite "Élan"'
    lines = changed(root, ("cde-004", AddPorteur(name, "Reçoit une subvention.", "anct-cites-2023")))
    assert lines == [
        "+    porteurs:",
        '+      - nom: "Association « L\'Élan » dite \\"Élan\\""',
        "+        role: porteur",
        '+        texte: "Reçoit une subvention."',
        "+        sources:",
        '+          - "anct-cites-2023"',
        "+        confiance: a_confirmer",
        "+        lu_le: 2026-12-24",
    ]
    porteur = load(root).entrees[3].cite.porteurs[0]
    assert porteur.nom == name


def test_two_bodies_stand_in_one_list(root: Path) -> None:
    edits = [("cde-004", AddPorteur(name, "Reçoit.", "anct-cites-2023")) for name in ("Un", "Deux")]
    changed(root, *edits)
    assert [porteur.nom for porteur in load(root).entrees[3].cite.porteurs] == ["Un", "Deux"]
