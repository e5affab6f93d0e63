"""French wording, and values that cannot harm who reads them."""

from __future__ import annotations

import pytest

from scripts.diagnostics.nearest import codes_near, nearest
from scripts.diagnostics.wording import count, enumerate_fr, neutral, number, quoted, typographic


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0\u00a0erreur"), (1, "1\u00a0erreur"), (2, "2\u00a0erreurs"), (1234, "1\u202f234\u00a0erreurs")],
)
def test_counts_agree(value: int, written: str) -> None:
    """Zero and one are singular in French."""
    assert count(value, "erreur") == written


def test_invariable_plurals() -> None:
    """A plural may be given."""
    assert count(3, "QPV", "QPV") == "3\u00a0QPV"


def test_enumerations() -> None:
    """A comma between, and a word before the last."""
    assert [enumerate_fr(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a et b",
        "a, b et c",
    ]


def test_typography() -> None:
    """Spaces that must not break are told from others."""
    assert typographic("Écrivez « a » : oui ?") == "Écrivez «\u00a0a\u00a0»\u00a0: oui\u202f?"
    assert number(1_000_000) == "1\u202f000\u202f000"


@pytest.mark.parametrize("character", "\x00\x07\x1b\x7f\x9b\u200b\u202e\u2066\u2028\ufeff\U000e0041")
def test_harmful_characters_are_shown_by_name(character: str) -> None:
    """Controls, reordering marks, invisible signs: none reaches a terminal."""
    assert neutral(f"a{character}b") == f"a⟨U+{ord(character):04X}⟩b"


def test_ordinary_french_is_left_alone() -> None:
    """Accents, typographic apostrophes and no-break spaces are no harm."""
    text = "L’Haÿ-les-Roses\u00a0: cœur, 1\u202f000 «\u00a0à\u00a0»"
    assert neutral(text) == text


def test_long_values_are_cut() -> None:
    """A value of 65 kB does not fill the screen."""
    assert len(quoted("x" * 65_000)) < 100


def test_the_nearest_word_ignores_accents_and_case() -> None:
    """What a French keyboard writes leads to the vocabulary."""
    assert nearest("Attestée", ("attestee", "probable")) == "attestee"
    assert nearest("tout autre", ("attestee", "probable")) is None


def test_swapped_digits_come_first() -> None:
    """Then a wrong digit, then a lost or an added one."""
    known = {"49353", "49533", "49333", "9533"}
    assert codes_near("49533", known)[0] == "49353"
    assert codes_near("4933", {"49333"}) == ("49333",)
    assert codes_near("x" * 70_000, known) == ()
