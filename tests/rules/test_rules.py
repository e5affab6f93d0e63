"""What holds of all rules: their names, their cases, their silence on good data, and their order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.check import check
from scripts.registry.faults import REGLES
from scripts.registry.load import EXCEPTIONS
from scripts.rules import all_rules
from tests.small_registry import CASES, CITES, copy_mini, diagnose, expected, lay_case, replace

CASES_BY_NAME = {case.name: case for case in CASES}
# Told of whole files, by tests/registry/test_positions.py and test_load.py.
OF_FILES = {
    "caractere-interdit",
    "encodage",
    "fichier-absent",
    "fichier-trop-gros",
    "fichier-vide",
    "fin-de-ligne",
    "profondeur",
    "trop-d-erreurs",
}


def test_the_name_of_each_test_can_be_asked_for(request: pytest.FixtureRequest) -> None:
    """pytest finds none of these by its name, and mutmut would take that for a mutant that a test has noticed."""
    folder = Path(__file__).parent
    names = [item.nodeid for item in request.session.items if item.path.parent == folder]
    assert not [name for name in names if "\\\\" in name or name.count("[") > 1]


def test_the_id_of_a_rule_is_the_name_of_its_file() -> None:
    """A reader of a diagnostic finds the rule, and each rule says what it is."""
    for rule in all_rules():
        assert rule.REGLE.id == rule.__name__.rpartition(".")[2].replace("_", "-")
        assert rule.__doc__ and rule.check.__doc__


def test_no_two_rules_have_the_same_id() -> None:
    """The rules of reading count too."""
    ids = [rule.REGLE.id for rule in all_rules()] + [regle.id for regle in REGLES]
    assert len(ids) == len(set(ids))


def test_every_rule_has_a_case() -> None:
    """Each is shown to fire, at an exact line and column, in at least one small broken registry."""
    shown = {rule for case in CASES for rule in re.findall(r":[0-9]+: \[([a-z0-9-]+)\]", "\n".join(expected(case)))}
    known = {rule.REGLE.id for rule in all_rules()} | {regle.id for regle in REGLES}
    assert known - shown == OF_FILES


def test_good_data_has_no_diagnostic(tmp_path: Path) -> None:
    """Neither the mini registry nor the real one."""
    assert not diagnose(copy_mini(tmp_path))
    assert not check(ROOT, today=date(2026, 12, 24)).diagnostics


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sentences_are_french_and_whole(case: Path, tmp_path: Path) -> None:
    """One line, a full stop at its end, no word of Python, no plain space where French wants another."""
    for one in diagnose(lay_case(case, tmp_path)):
        assert re.search(r"[.?]$", one.message)
        assert not re.search(r"None|\bstr\b|\bint\b|tuple|Struct|\n|\\[dw]| [:;!?»]|« ", one.message)
        assert one.message[0].isupper() or one.message[0].isdigit() or one.message.startswith("«")


def test_a_build_does_not_judge_future_dates(tmp_path: Path) -> None:
    """Without a day, no date is to come."""
    assert not diagnose(lay_case(CASES_BY_NAME["date-future"], tmp_path), today=None)


def test_one_wrong_code_makes_no_cascade(tmp_path: Path) -> None:
    """Whichever code of the first two cités has a wrong digit, it alone is told of its cité."""
    source = (copy_mini(tmp_path) / CITES).read_text(encoding="utf-8")
    for found in list(re.finditer(r'^ +- (?:code: )?"([0-9]{5}|QP[0-9]{6}|CV[0-9]{3})"', source, re.MULTILINE))[:14]:
        wrong = source[: found.end(1) - 2] + "X9" + source[found.end(1) :]
        (tmp_path / CITES).write_text(wrong, encoding="utf-8")
        (one,) = diagnose(tmp_path)
        assert (one.rule, one.line) == ("code-malforme", source.count("\n", 0, found.start(1)) + 1)


def test_an_entry_removed_is_told(tmp_path: Path) -> None:
    """At the entry that follows; the partners of its QPV are not troubled."""
    source = (copy_mini(tmp_path) / CITES).read_text(encoding="utf-8")
    start, end = source.index('  - id: "cde-003"'), source.index('  - id: "cde-004"')
    (tmp_path / CITES).write_text(source[:start] + source[end:], encoding="utf-8")
    (one,) = diagnose(tmp_path)
    assert (one.rule, one.line, one.column) == ("identifiant-manquant", 201, 9)


def test_the_last_entry_removed_is_told_by_the_published_figures(tmp_path: Path) -> None:
    """No identifier after it shows a hole."""
    source = (copy_mini(tmp_path) / CITES).read_text(encoding="utf-8")
    (tmp_path / CITES).write_text(source[: source.index('  - id: "cde-004"')], encoding="utf-8")
    exceptions = (tmp_path / EXCEPTIONS).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / EXCEPTIONS).write_text("".join(exceptions[:-4]), encoding="utf-8")
    assert {one.rule for one in diagnose(tmp_path)} >= {"chiffre-publie"}


def test_totals_wait_until_nothing_else_is_wrong(tmp_path: Path) -> None:
    """A wrong wave that changes a total is not told beside a wrong code."""
    replace(copy_mini(tmp_path), [("annee: 2021", "annee: 2020"), ('"QP013003"', '"QP013999"')])
    assert [one.rule for one in diagnose(tmp_path)] == ["qpv-inconnu"]


def test_an_exception_spares_its_cite_alone(tmp_path: Path) -> None:
    """Until its last day included; the rules of the whole still run; a build, which has no day, is spared too."""
    lay_case(CASES_BY_NAME["exception-perimee"], tmp_path)
    assert not diagnose(tmp_path, today=date(2026, 12, 23))
    assert not diagnose(tmp_path, today=None)
    named = 'regle: "confiance-contestee"\n    cite: "cde-00'
    replace(tmp_path, [(f"{named}1", f"{named}2")], "data/exceptions.yaml")
    assert [one.rule for one in diagnose(tmp_path, today=None)] == ["confiance-contestee"]


def test_a_fault_among_exceptions_is_told_alone(tmp_path: Path) -> None:
    """What they spare is no error, although they cannot be read."""
    replace(copy_mini(tmp_path), [("exceptions:\n", "exceptions\n")], EXCEPTIONS)
    assert {one.file for one in diagnose(tmp_path)} == {EXCEPTIONS}
