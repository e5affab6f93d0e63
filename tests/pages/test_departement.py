"""The pages of départements and régions, on the real registry: what they count is what the cités hold."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("path", "description", "count"),
    [
        (
            "departements/59/",
            "Nord (59)\u00a0: 7\u00a0cités de l’emploi, 35\u00a0quartiers prioritaires de 2015-2023 dans ces cités.",
            "35 quartiers prioritaires de 2015-2023 dans ces cités",
        ),
        (
            "departements/971/",
            "Guadeloupe (971)\u00a0: 1\u00a0cité de l’emploi, "
            "7\u00a0quartiers prioritaires de 2015-2023 dans cette cité.",
            "7 quartiers prioritaires de 2015-2023 dans cette cité",
        ),
        (
            "regions/44/",
            "Région Grand Est\u00a0: 8\u00a0cités de l’emploi, "
            "50\u00a0quartiers prioritaires de 2015-2023 dans ces cités.",
            "50 quartiers prioritaires de 2015-2023 dans ces cités",
        ),
    ],
)
def test_the_quartiers_that_are_counted_are_said_to_be_those_of_the_cites(pages, documents, path, description, count):
    assert pages[f"{path}index.html"].description == description
    document = documents[f"{path}index.html"]
    assert count in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", document))


def test_a_departement_has_more_quartiers_than_its_page_lists_and_says_so(model, documents):
    own = [row for row in model.reference.qpv_2015.values() if row.code_departement == "59"]
    assert len(own) > 35
    assert "Ce ne sont pas tous ceux du département" in documents["departements/59/index.html"]
