"""The forms of official codes: every code of the reference tables has the form of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from scripts.registry.codes import KINDS, kind_of, well_formed
from scripts.registry.reference import Reference
from tests.small_registry import real_reference

CODES: dict[str, Callable[[Reference], Iterable[str]]] = {
    "commune": lambda reference: (*reference.communes, *reference.communes_anciennes),
    "qpv_2015": lambda reference: reference.qpv_2015,
    "qpv_2024": lambda reference: reference.qpv_2024,
    "contrat_2015": lambda reference: reference.contrats_2015,
    "contrat_2024": lambda reference: reference.contrats_2024,
    "siren": lambda reference: (*reference.epci, *reference.ept),
    "departement": lambda reference: reference.departements,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_official_code_has_the_form_of_its_kind(kind: str) -> None:
    codes = list(CODES[kind](real_reference()))
    assert codes
    assert [code for code in codes if not well_formed(code, kind)] == []


def test_corsican_codes_are_known_by_their_form() -> None:
    assert [kind_of(code) for code in ("QP02A001", "QN02A01M", "CN02B01I")] == ["qpv_2015", "qpv_2024", "contrat_2024"]
