"""What became of communes from one COG to the next."""

from __future__ import annotations

import csv

import pytest

from scripts import ROOT
from scripts.failures import Failure
from scripts.reference.etalab import Commune, CommuneAncienne, Decoupage
from scripts.reference.passages import passages


def decoupage(communes: dict[str, str], inside: dict[str, str]) -> Decoupage:
    """A COG of communes by code, and of codes that lie inside one of them."""
    return Decoupage(
        regions=(),
        departements=(),
        communes=tuple(Commune(code, nom, "01", None, (), ()) for code, nom in communes.items()),
        anciennes=tuple(CommuneAncienne(code, "", "deleguee", holder, ()) for code, holder in inside.items()),
        epci=(),
        ept=(),
    )


def test_each_event_is_told_with_the_year_that_shows_it() -> None:
    """Two steps: a merger that renames, a new chef-lieu, a division; then a name alone."""
    found = passages(
        {
            2024: decoupage(
                {"01001": "Amont", "01002": "Aval", "01010": "Pont", "01020": "Val"},
                {"01011": "01010", "01021": "01020"},
            ),
            2025: decoupage(
                {"01002": "Amont-et-Aval", "01011": "Pont", "01020": "Val", "01021": "Bois"},
                {"01001": "01002", "01010": "01011"},
            ),
            2026: decoupage({"01002": "Les Rives", "01011": "Pont", "01020": "Val", "01021": "Bois"}, {}),
        }
    )
    assert found.rows == (
        ("01001", "Amont", "fusion", "2025", "01002", "Amont-et-Aval"),
        ("01002", "Aval", "nom", "2025", "01002", "Amont-et-Aval"),
        ("01010", "Pont", "code", "2025", "01011", "Pont"),
        ("01020", "Val", "scission", "2025", "01021", "Bois"),
        ("01002", "Amont-et-Aval", "nom", "2026", "01002", "Les Rives"),
    )


def test_a_commune_that_is_gone_without_trace_is_one_line() -> None:
    with pytest.raises(Failure, match="01001"):
        passages({2024: decoupage({"01001": "Amont"}, {}), 2025: decoupage({"01002": "Aval"}, {})})


def test_the_committed_passages_agree_with_the_communes_of_2024() -> None:
    """Each starts from a commune of the registry's COG, under its name there; each merger ends in one."""
    with (ROOT / "data/reference/communes.csv").open(encoding="utf-8", newline="") as stream:
        communes = {row["code_insee"]: row["nom"] for row in csv.DictReader(stream)}
    with (ROOT / "data/reference/communes_passages.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    first = [row for row in rows if row["annee"] == "2025"]
    assert all(communes[row["code_avant"]] == row["nom_avant"] for row in first)
    assert all(row["code_apres"] in communes for row in rows if row["evenement"] == "fusion")
    assert ("93059", "2025", "93066") in {(row["code_avant"], row["annee"], row["code_apres"]) for row in rows}
