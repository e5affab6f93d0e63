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
