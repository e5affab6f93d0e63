"""Descriptions of pages: never cut, never too long where a shorter wording exists."""

from __future__ import annotations

import pytest

from scripts.links import Renvoi
from scripts.pages.parts.descriptions import AT_MOST, fitting, les_cites


@pytest.mark.parametrize(
    ("lengths", "kept"), [((AT_MOST, 10), AT_MOST), ((AT_MOST + 1, 170, 10), 170), ((300, 200), 200)]
)
def test_the_fullest_wording_that_fits_is_kept_whole(lengths, kept):
    assert len(fitting(*("a" * length for length in lengths))) == kept


def test_one_cite_or_several():
    creil, pau = Renvoi("Creil", "cites/creil/"), Renvoi("Pau", "cites/pau/")
    assert les_cites([creil]) == "la cité de l’emploi Creil"
    assert les_cites([creil, pau]) == "les cités de l’emploi Creil et Pau"


def test_pages_name_their_cites_in_the_plural_where_there_are_several(pages):
    description = pages["communes/92004/index.html"].description
    assert description.startswith(
        "Oui. Asnières-sur-Seine et les cités de l’emploi Asnières-sur-Seine et Gennevilliers"
    )
    assert [
        path
        for path, page in pages.items()
        if hasattr(page.context, "reponse")
        and len(page.context.reponse.rapports) > 1
        and "les cités de l’emploi " not in page.description
    ] == []
    for path, page in pages.items():
        if page.kind == "Contrat de ville" and len(page.context.cites) > 1:
            assert "les cités de l’emploi " in page.description, path
