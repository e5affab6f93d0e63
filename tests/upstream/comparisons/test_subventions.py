"""The State's grants under the heading of the cités de l'emploi, against the porteurs of the mini registry."""

from __future__ import annotations

from scripts.upstream.gap import AddPorteur
from tests.upstream.comparing import compared, said

HEADER = "Nom;Rubrique;Contrat;Commune;Année"
RUBRIQUE = "5.2 - Cités de l’emploi"


def test_only_the_heading_is_read_whatever_its_apostrophe_and_its_case() -> None:
    gaps = compared("subventions", [HEADER, "Un;5.1 - Emploi;;49007;2024", "Deux;5.2 - CITES DE L'EMPLOI;;49007;2024"])
    assert said(gaps, "cde-001") == [
        "manque: « Deux » reçoit une subvention (2024) et n’est pas nommé parmi les porteurs"
    ]


def test_a_body_that_the_cite_names_is_no_gap() -> None:
    assert compared("subventions", [HEADER, f"ALDEV;{RUBRIQUE};;49007;2024"]) == []


def test_a_missing_porteur_is_proposed_to_be_confirmed() -> None:
    rows = [f"Ville d'Asnières;{RUBRIQUE};CV902;;{year}" for year in (2024, 2025)]
    gaps = compared("subventions", [HEADER, *rows])
    assert [gap.cite for gap in gaps] == [None], "the commune is in the lists of two cités"
    (gap,) = compared("subventions", [HEADER, f"Ville de Marseille;{RUBRIQUE};;13055;2024"])
    assert gap.cite == "cde-004"
    assert gap.edit == AddPorteur(
        "Ville de Marseille",
        "Reçoit une subvention de la rubrique « 5.2 - Cités de l'emploi » de la politique de la ville (2024).",
        "anct-subventions-politique-ville",
    )


def test_a_cite_that_has_porteurs_is_left_to_a_person() -> None:
    (gap,) = compared("subventions", [HEADER, f"Mission locale;{RUBRIQUE};CV153;;2024"])
    assert (gap.cite, gap.edit) == ("cde-001", None)


def test_what_cannot_be_told_apart_names_the_cites_that_may_be_meant() -> None:
    gaps = compared("subventions", [HEADER, f"Un;{RUBRIQUE};;92004;2024", f"Deux;{RUBRIQUE};;;"])
    assert said(gaps, None) == [
        "manque: « Un » reçoit une subvention (2024), pour cde-002 ou cde-003",
        "manque: « Deux » reçoit une subvention, sans territoire que l’on sache rattacher à une cité",
    ]


def test_the_same_body_is_told_once_with_its_years() -> None:
    rows = [f"Mission locale;{RUBRIQUE};;49007;{year}" for year in (2025, 2024, 2024)]
    (gap,) = compared("subventions", [HEADER, *rows])
    assert said([gap], "cde-001") == [
        "manque: « Mission locale » reçoit une subvention (2024 et 2025) et n’est pas nommé parmi les porteurs"
    ]
