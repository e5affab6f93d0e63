"""French wording, and values that cannot harm who reads them."""

from __future__ import annotations

import pytest

from scripts.diagnostics.wording import neutral, quoted, typographic


def test_typography() -> None:
    """Spaces that must not break are told from others."""
    assert typographic("Écrivez « a » : oui ?") == "Écrivez «\u00a0a\u00a0»\u00a0: oui\u202f?"


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x1b\x7f\x9b\u200b\u202e\u2066\u2028\ufeff\U000e0041",
        *"\u034f\u115f\u17b4\u180e\u2800\u3164\ue000\uffa0\ufff0\U0001d173\U000f0000",
    ],
)
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
