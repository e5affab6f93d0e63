"""What a person may have meant: a word of the vocabulary, a code one slip away."""

from __future__ import annotations

from scripts.diagnostics.nearest import codes_near, nearest


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
