"""French as it is printed."""

from datetime import date

import pytest

from scripts import french


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (1000, "1\u202f000"), (104302, "104\u202f302"), (1234567, "1\u202f234\u202f567")],
)
def test_thousands_are_apart(value, words):
    assert french.nombre(value) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [(0, "0\u00a0%"), (0.004, "moins de 1\u00a0%"), (0.15, "15\u00a0%"), (0.802, "80\u00a0%"),
     (0.995, "plus de 99\u00a0%"), (1.0, "100\u00a0%")],
)  # fmt: skip
def test_rounding_never_tells_all_or_nothing_for_some(part, words):
    assert french.pourcent(part) == words


def test_zero_and_one_are_singular():
    assert [french.compte(n, "quartier") for n in (0, 1, 2)] == [
        "0\u00a0quartier",
        "1\u00a0quartier",
        "2\u00a0quartiers",
    ]
    assert french.compte(2, "contrat de ville", "contrats de ville") == "2\u00a0contrats de ville"
    assert french.compte(1234, "QPV", "QPV") == "1\u202f234\u00a0QPV"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 22), "22\u00a0novembre 2026"),
        ("2021-03-01", "1er\u00a0mars 2021"),
        ("2024-12", "décembre 2024"),
        ("2020", "2020"),
    ],
)
def test_dates_are_as_precise_as_the_source(value, words):
    assert french.jour(value) == words


@pytest.mark.parametrize(
    ("items", "words"), [("", ""), ("a", "a"), ("ab", "a et b"), ("abc", "a, b et c"), (iter("ab"), "a et b")]
)
def test_the_last_of_a_list_follows_a_word(items, words):
    assert french.liste(items) == words


def test_the_word_before_the_last_may_be_chosen():
    assert french.liste(["a", "b", "c"], "ou") == "a, b ou c"


@pytest.mark.parametrize(
    ("nom", "words"),
    [("Créteil", "à Créteil"), ("Le Mans", "au Mans"), ("Les Mureaux", "aux Mureaux"), ("La Rochelle", "à La Rochelle"),
     ("L’Haÿ-les-Roses", "à L’Haÿ-les-Roses"), ("Lesquin", "à Lesquin")],
)  # fmt: skip
def test_articles_contract(nom, words):
    assert french.situe(nom) == words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Val d'Yerres", "Val d’Yerres"),
        ("« Cités » : quoi ?", "«\u00a0Cités\u00a0»\u00a0: quoi\u202f?"),
        ("le label ; la suite", "le label\u202f; la suite"),
        ("« début 2021 ».", "«\u00a0début 2021\u00a0»."),
        ("104 302 habitants, 15 %, 100 000 €", "104\u202f302 habitants, 15\u00a0%, 100\u202f000\u00a0€"),
        ("5 territoires en 2020", "5 territoires en 2020"),
        ("Les Courtillières - Pont-de-Pierre", "Les Courtillières\u00a0- Pont-de-Pierre"),
    ],
)
def test_data_is_printed_with_french_signs(text, printed):
    assert french.typographie(text) == printed
    assert french.typographie(printed) == printed


@pytest.mark.parametrize(
    ("title", "words"),
    [("Changements du registre", "changements du registre"), ("QPV des cités", "QPV des cités"), ("", "")],
)
def test_a_title_inside_a_sentence_loses_its_capital_and_an_acronym_keeps_its_own(title, words):
    assert french.minuscule(title) == words


def test_names_sort_without_accents_case_or_ligatures():
    noms = ["Étampes", "Évry", "Cœur d’Ostrevent", "Creil", "Argenteuil", "Eu"]
    assert sorted(noms, key=french.alphabetique) == ["Argenteuil", "Cœur d’Ostrevent", "Creil", "Étampes", "Eu", "Évry"]
