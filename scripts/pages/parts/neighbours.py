"""The order in which the pages of a kind are made: what follows each other says the same of what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class InDepartement(Protocol):
    """A row of a reference table that says in which département its object lies."""

    @property
    def code_departement(self) -> str:
        """The code of the département."""


def neighbours(table: Mapping[str, InDepartement], codes: Iterable[str]) -> list[str]:
    """Codes of a table, those of a département together."""
    return sorted(codes, key=lambda code: (table[code].code_departement, code))
