"""Pages are made in the order of what surrounds them, whatever their codes."""

from __future__ import annotations

from typing import NamedTuple

from scripts.pages.parts.neighbours import neighbours


class Row(NamedTuple):
    code_departement: str


def test_those_of_a_departement_come_together_in_the_order_of_their_codes() -> None:
    table = {"Z": Row("01"), "B": Row("02"), "A": Row("02"), "C": Row("01"), "elsewhere": Row("03")}
    assert neighbours(table, {"A", "B", "C", "Z"}) == ["C", "Z", "A", "B"]
