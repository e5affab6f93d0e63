"""The page of a commune, on the real registry."""

from __future__ import annotations

import pytest

from scripts.pages import commune
from scripts.tables.reference import communes


def test_residents_bear_their_year(pages, documents):
    assert "<dt>Habitants (2022)</dt><dd>265\u202f328 (Insee)</dd>" in documents["communes/33063/index.html"]
    for path, page in pages.items():
        if page.kind == "Commune" and hasattr(page.context, "population") and page.context.population is not None:
            assert f"<dt>Habitants ({page.context.annee_population})</dt>" in documents[path], path


@pytest.mark.parametrize(("departement", "year"), [("33", 2022), ("974", 2022), ("976", 2017), ("987", None)])
def test_the_year_is_that_of_the_table_of_communes(model, departement, year):
    assert commune.annee_population(model, departement) == year
    told = next(column.description for column in communes.TABLE.columns if column.name == "population_municipale")
    assert str(year or "dernier recensement") in told


@pytest.mark.parametrize(
    ("path", "code", "cell"),
    [
        ("communes/38185/", "QN03808M", "Grenoble-Alpes Métropole</a>, contesté"),
        ("communes/38185/", "QN03807M", "Grenoble-Alpes Métropole</a>"),
        ("communes/13055/", "QN01330M", "arrondissements)</a>, en partie"),
        ("communes/44109/", "QN04406M", "Nantes</a>, à confirmer"),
        ("communes/44109/", "QN04405M", "aucune, à confirmer"),
        ("communes/13055/", "QN01307M", "aucune"),
        ("communes/90010/", "QN09007N", "Belfort</a>, sans source qui le dise"),
    ],
)
def test_a_quartier_of_2024_keeps_beside_its_cite_the_doubt_of_its_own_page(documents, path, code, cell):
    row = next(row for row in documents[f"{path}index.html"].split("<tr>") if f'class="code">{code}<' in row[:400])
    assert f"{cell}</td>" in row


def test_the_description_opens_on_the_verdict_and_says_whose_quartiers_it_counts(pages):
    assert pages["communes/44109/index.html"].description == (
        "Oui. Nantes et la cité de l’emploi Nantes\u00a0: "
        "la commune compte 12\u00a0quartiers prioritaires de 2015-2023, 12 de 2024."
    )
