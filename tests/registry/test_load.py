"""The three files become frozen records; what has an error is withheld, and the rest goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Meta

from scripts import ROOT
from scripts.registry import records
from scripts.registry.load import load
from scripts.registry.records import Confiance
from scripts.registry.shapes import Block, Many, Text, shape_of
from tests.small_registry import copy_mini, lay_case, printed, replace


def test_the_real_registry_is_whole() -> None:
    """84 cités, each at its place, and no error of shape."""
    loaded = load(ROOT)
    assert not loaded.diagnostics
    assert len(loaded.registre.cites) == len(loaded.entrees) == 84


def test_values_are_typed(tmp_path: Path) -> None:
    """A code may be written alone; a day is a date; a word of a vocabulary is its member."""
    cite = load(copy_mini(tmp_path)).registre.cites[0]
    assert cite.communes_anct.coeur[1] == records.Code(code="49353")
    assert cite.qpv.coeur[2].confiance is Confiance.CONTESTEE
    assert (cite.identite.lu_le, cite.vague.annee) == (date(2026, 11, 22), 2020)


def test_an_entry_with_errors_is_withheld(tmp_path: Path) -> None:
    """The others are loaded, with their own places in the file."""
    replace(copy_mini(tmp_path), [("role: coordonnateur", "role: chef")])
    loaded = load(tmp_path)
    assert loaded.registre is None
    assert [(index, cite.id) for index, cite in loaded.entrees] == [(1, "cde-002"), (2, "cde-003"), (3, "cde-004")]
    assert [one.cite for one in loaded.diagnostics] == ["cde-001"]


def test_a_file_cut_anywhere_ends_in_diagnostics(tmp_path: Path) -> None:
    """Whatever the line after which the file stops, something is told or the entries left are whole."""
    copy_mini(tmp_path)
    path = tmp_path / "data" / "cites.yaml"
    whole = path.read_bytes()
    for size in range(0, len(whole), 211):
        path.write_bytes(whole[:size])
        loaded = load(tmp_path)
        assert loaded.diagnostics or len(loaded.entrees) < 5


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The other two are read all the same."""
    (copy_mini(tmp_path) / "data" / "sources.yaml").unlink()
    loaded = load(tmp_path)
    assert printed(loaded.diagnostics) == [
        "data/sources.yaml:1:1: [fichier-absent] Le fichier data/sources.yaml manque ou ne peut pas être lu : "
        "remettez-le à sa place."
    ]
    assert loaded.sources is None
    assert loaded.registre is not None


def test_errors_of_shape_are_capped(tmp_path: Path) -> None:
    """A file that is something else altogether does not drown the reader."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cites.yaml").write_text("".join(f"cle{number}: 1\n" for number in range(5000)))
    found = [one for one in load(tmp_path).diagnostics if one.file == "data/cites.yaml"]
    assert len(found) == 101
    assert [one.rule for one in found].count("trop-d-erreurs") == 1


def test_several_errors_of_one_file_are_all_told(tmp_path: Path) -> None:
    """One run, all errors of shape."""
    case = next(path for path in (ROOT / "tests/fixtures/broken").iterdir() if path.name == "guillemets")
    assert len(load(lay_case(case, tmp_path)).diagnostics) == 8


def test_shapes_know_every_constraint_of_the_records() -> None:
    """Codes are marked as such; a pattern and a length of a record are those of its shape."""
    cite = shape_of(records.Cite)
    qpv = cite.fields["qpv"].shape
    assert isinstance(qpv, Block) and isinstance(qpv.fields["coeur"].shape, Many)
    code = qpv.fields["coeur"].shape.item
    assert code is shape_of(records.Code) and code.short == "code"
    assert code.fields["code"].shape == Text(True, 0, None, None, "QP094006")
    bounds = next(meta for meta in records.Texte.__metadata__ if isinstance(meta, Meta))
    assert shape_of(records.Enonce).fields["texte"].shape.max_length == bounds.max_length
