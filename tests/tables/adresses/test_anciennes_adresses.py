"""The rows of addresses that are no more, with where each leads and its sources; the real registry has none yet."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from scripts.model.model import Model
from scripts.registry.anciens import Ancien
from scripts.registry.provenance import Confiance
from scripts.tables.adresses import anciennes_adresses, anciennes_adresses_sources, anciennes_adresses_suites
from tests.tables.test_rows import cell_faults

DAY = date(2027, 1, 2)


@pytest.fixture(scope="module")
def divided(model: Model) -> Model:
    """One cité that became two."""
    ancien = Ancien(
        adresse="cites/belfort/",
        identifiant="cde-003",
        evenement="division",
        depuis="2027-01",
        vers=("cde-001", "cde-002"),
        texte="La cité a été partagée.",
        sources=("anct-cites-2023", "irev-2021-07"),
        confiance=Confiance.ATTESTEE,
        lu_le=DAY,
    )
    return replace(model, anciens=(ancien,))


def test_an_identifier_that_has_gone_is_followed_to_what_it_became(divided: Model) -> None:
    told = ("La cité a été partagée.", "attestee", DAY, None)
    (row,) = anciennes_adresses.TABLE.rows(divided)
    assert row == ("cites/belfort/", "cde-003", "division", "2027-01", *told)
    assert [*anciennes_adresses_suites.TABLE.rows(divided)] == [
        ("cites/belfort/", "cde-001"),
        ("cites/belfort/", "cde-002"),
    ]
    assert [source for _, source in anciennes_adresses_sources.TABLE.rows(divided)] == [
        "anct-cites-2023",
        "irev-2021-07",
    ]


def test_cells_are_as_described(divided: Model) -> None:
    for table in (anciennes_adresses.TABLE, anciennes_adresses_suites.TABLE, anciennes_adresses_sources.TABLE):
        for row in table.rows(divided):
            for column, cell in zip(table.columns, row, strict=True):
                assert [*cell_faults(column, cell)] == [], column.name
