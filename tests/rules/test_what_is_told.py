"""What a diagnostic carries beside its sentence: the text found and the text to write, which tools read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

import pytest

from scripts.diagnostics.diagnostic import Diagnostic
from scripts.french import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE
from scripts.registry import faults
from tests.rules.seen import RULES, broken
from tests.small_registry import CITES

# They tell of a place, of something that is missing, or of what must not be repeated.
WITHOUT_TEXT = {
    "caractere-invisible", "cle-en-double", "cle-manquante", "contrat-non-liste", "donnee-personnelle",
    "mise-en-forme", "nature", "plusieurs-documents", "qpv-manquant", "renvoi", "syntaxe", "tabulation",
}  # fmt: skip
SOMETIMES_WITHOUT_TEXT = {
    "commune-non-listee", "commune-sans-qpv", "identifiant-manquant", "nom-en-commentaire", "partage-inutile",
    "valeur-vide",
}  # fmt: skip
# The key of a list, some lines above.
ABOVE = {"role-commune", "role-contrat", "role-qpv"}
# A whole text, or a number that is named in the line itself.
PROPOSED_UNSAID = {"espaces", "guillemets"}
# The entry that follows a hole has done nothing wrong; one that breaks the sequence has.
OF_NO_CITE = {"identifiant-manquant"}
WITH_A_PROPOSAL = {
    "arrondissement", "chiffre-publie", "commune-fusionnee", "commune-inconnue", "contrat-inconnu", "contrat-non-liste",
    "espaces", "guillemets", "identifiant-disparu", "nom-en-commentaire", "partage-manquant", "qpv-inconnu",
    "remarque-inconnue",
}  # fmt: skip
SOMETIMES_WITH_A_PROPOSAL = {
    "ancien-sans-suite", "choix", "cle-inconnue", "code-malforme", "commune-passee", "commune-sans-qpv",
    "contrat-sans-qpv", "exception-inconnue", "identifiant-manquant", "qpv-hors-communes", "qpv-manquant",
    "source-inconnue", "territoire-inconnu",
}  # fmt: skip


IDS = [*RULES, *(regle.id for regle in faults.REGLES)]


@pytest.mark.parametrize("rule", IDS)
def test_what_was_found_and_what_to_write(rule):
    told = list(of(rule))
    assert share(one.trouve is None for one, _ in told) == listed(rule, WITHOUT_TEXT, SOMETIMES_WITHOUT_TEXT)
    proposals = share(one.propose is not None for one, _ in told)
    assert proposals == listed(rule, WITH_A_PROPOSAL, SOMETIMES_WITH_A_PROPOSAL)
    for one, line in told:
        said = one.message.replace(NO_BREAK_SPACE, " ").replace(NARROW_NO_BREAK_SPACE, " ")
        assert one.trouve is None or one.trouve in line or one.trouve in said or rule in ABOVE
        assert one.propose != "" and (one.trouve != "" or rule == "valeur-vide")
        assert one.propose is None or one.propose in said or rule in PROPOSED_UNSAID


@pytest.mark.parametrize("rule", IDS)
def test_the_cite_is_that_of_the_entry_that_holds_the_line(rule):
    """A cité is withheld by its own errors, and spared by its own exceptions."""
    for seen in broken():
        first = [number for number, line in enumerate(seen.lines(CITES), 1) if line.startswith("  - ")]
        for one in seen.told(rule):
            entry = bisect_right(first, one.line) - 1
            mark = seen.loaded.positions[CITES].at(("cites", entry, "id"))
            held = mark.text if one.file == CITES and entry >= 0 and (rule not in OF_NO_CITE or one.trouve) else ""
            assert (one.cite or "") == held


def of(rule: str) -> Iterator[tuple[Diagnostic, str]]:
    """What a rule, or reading, says of all broken registries, each with the line that it stands at."""
    for seen in broken():
        for one in seen.told(rule):
            yield one, [*seen.lines(one.file), ""][one.line - 1]


def share(holds: Iterable[bool]) -> str:
    """Whether something holds of all, of some or of none."""
    held = set(holds)
    return "some" if len(held) > 1 else "all" if True in held else "none"


def listed(rule: str, every: Collection[str], some: Collection[str]) -> str:
    return "all" if rule in every else "some" if rule in some else "none"
