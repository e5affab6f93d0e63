"""ANCT's QPV since 2024, against the reference tables, for the cités of the mini registry."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.upstream.comparisons.qpv_2024 import published_communes
from tests.small_registry import real_reference
from tests.upstream.comparing import compared, said

HEADER = "code_qp;lib_qp;insee_com"
ANGERS = "QN04901M"


def lines() -> list[str]:
    """The file that the reference tables would give, zeros lost where one commune stands alone, as ANCT's are."""
    reference = real_reference()
    rows = []
    for code, row in reference.qpv_2024.items():
        communes = published_communes(reference, code)
        written = communes[0].lstrip("0") if len(communes) == 1 else f'"{"; ".join(communes)}"'
        rows.append(f'{code};"{row.nom_publie}";{written}')
    return [HEADER, *rows]


def with_line(old: str, new: Iterable[str]) -> list[str]:
    found = [line for line in lines() if line.startswith(old)]
    assert len(found) == 1
    return [one for line in lines() for one in (new if line == found[0] else [line])]


def test_the_same_tables_have_no_gap() -> None:
    assert compared("qpv-2024", lines()) == []


def test_a_new_quartier_concerns_the_cites_that_hold_its_communes() -> None:
    gaps = compared("qpv-2024", [*lines(), "QN04999N;Nouveau;49007", "QN09299N;Autre;92004; 92036"])
    assert said(gaps, "cde-001") == ["manque: quartier de 2024 « QN04999N » (Nouveau)"]
    both = ["manque: quartier de 2024 « QN09299N » (Autre)"]
    assert said(gaps, "cde-002") == said(gaps, "cde-003") == both
    assert all(gap.edit is None for gap in gaps)


def test_a_quartier_that_has_gone() -> None:
    (gap,) = compared("qpv-2024", with_line(ANGERS, []))
    assert said([gap], "cde-001")[0].startswith(f"en_trop: quartier de 2024 « {ANGERS} »")


def test_another_name_and_other_communes() -> None:
    renamed, moved = compared("qpv-2024", with_line(ANGERS, [f"{ANGERS};Autre nom;49353"]))
    assert said([renamed], "cde-001")[0].startswith(
        f"autrement: le quartier « {ANGERS} » s’appelle « Autre nom », et «"
    )
    assert said([moved], "cde-001") == [
        f"autrement: le quartier « {ANGERS} » est dans « 49353 » (Trélazé), et non dans 49007"
    ]


def test_the_case_of_a_name_is_no_gap() -> None:
    name = real_reference().qpv_2024[ANGERS].nom_publie
    assert compared("qpv-2024", with_line(ANGERS, [f"{ANGERS};{name.upper()};49007"])) == []
