"""What a diagnostic carries beside its sentence: the text found and the text to write, which tools read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from scripts.diagnostics.diagnostic import Diagnostic
from tests.small_registry import CASES, CITES, copy_mini, diagnose, lay_case, replace

# They tell of a place, of something that is missing, or of what must not be repeated.
WITHOUT_TEXT = {
    "caractere-invisible", "cle-en-double", "cle-manquante", "contrat-non-liste", "donnee-personnelle",
    "identifiant-manquant", "mise-en-forme", "nature", "plusieurs-documents", "renvoi", "syntaxe", "tabulation",
}  # fmt: skip
SOMETIMES_WITHOUT_TEXT = {"nom-en-commentaire", "partage-inutile", "valeur-vide"}
# Told at a line that does not hold what was found.
ELSEWHERE = {"chiffre-publie", "role-commune", "role-contrat", "role-qpv"}
WITH_A_PROPOSAL = {
    "arrondissement", "chiffre-publie", "commune-fusionnee", "commune-inconnue", "commune-passee", "contrat-inconnu",
    "contrat-non-liste", "espaces", "guillemets", "identifiant-disparu", "nom-en-commentaire", "partage-manquant",
    "qpv-inconnu", "remarque-inconnue",
}  # fmt: skip
SOMETIMES_WITH_A_PROPOSAL = {
    "ancien-sans-suite", "choix", "cle-inconnue", "code-malforme", "commune-sans-qpv", "exception-inconnue",
    "qpv-hors-communes", "source-inconnue", "territoire-inconnu",
}  # fmt: skip


def told(folder: Path) -> dict[str, list[tuple[Diagnostic, str]]]:
    """Every diagnostic of every case by its rule, with the line that it stands at."""
    found = defaultdict(list)
    for case in CASES:
        root = lay_case(case, folder / case.name)
        for one in diagnose(root):
            found[one.rule].append((one, line_of(root / one.file, one.line)))
    return found


def line_of(path: Path, number: int) -> str:
    return [*path.read_text(encoding="utf-8").split("\n"), ""][number - 1]


def test_what_was_found_and_what_to_write(tmp_path):
    """One test: `make mutants` has to see that it calls every rule."""
    found = told(tmp_path)
    assert among(found, lambda one, line: one.trouve is None) == (WITHOUT_TEXT, SOMETIMES_WITHOUT_TEXT)
    assert among(found, lambda one, line: one.propose is not None) == (WITH_A_PROPOSAL, SOMETIMES_WITH_A_PROPOSAL)
    always, sometimes = among(found, lambda one, line: one.trouve is not None and one.trouve not in line)
    assert always | sometimes == ELSEWHERE


def among(
    found: dict[str, list[tuple[Diagnostic, str]]], holds: Callable[[Diagnostic, str], bool]
) -> tuple[set[str], set[str]]:
    """The rules of which something holds of all diagnostics, and those of which it holds of some."""
    some = {rule for rule, ones in found.items() if any(holds(*one) for one in ones)}
    every = {rule for rule, ones in found.items() if all(holds(*one) for one in ones)}
    return every, some - every


def test_a_status_of_the_year_of_its_wave_contradicts_nothing(tmp_path):
    """Only an earlier year does."""
    root = copy_mini(tmp_path)
    text = (root / CITES).read_text(encoding="utf-8")
    end = 'depuis: "2024-12"'
    block = text[text.index('nom: "Gennevilliers"') :].partition(end)[0]
    replace(root, [(block + end, block + 'depuis: "2021"')])
    assert not [one for one in diagnose(root) if one.message.startswith("Statut daté")]
