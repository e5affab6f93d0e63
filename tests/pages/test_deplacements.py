"""Pages for old links: those of communes that have merged, and those that `data/anciens.yaml` tells of."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from scripts.pages import deplacements
from scripts.registry.anciens import Ancien
from scripts.registry.provenance import Confiance


def tombstone(adresse: str, *vers: str) -> Ancien:
    """An address that is no more, and where it leads."""
    return Ancien(
        adresse=adresse,
        evenement="division" if len(vers) > 1 else "renommage" if vers else "retrait",
        depuis="2027-01",
        vers=vers,
        texte="Ce qui s'est passé.",
        sources=("anct-cites-2023",),
        confiance=Confiance.ATTESTEE,
        lu_le=date(2027, 1, 2),
    )


@pytest.fixture(scope="module")
def told(model):
    """The pages of a model with three old addresses, by their address."""
    anciens = (
        tombstone("cites/autrefois/", "cde-001"),
        tombstone("qpv/qp094099/", "QP094005", "94028", "CV354"),
        tombstone("communes/99999/"),
    )
    return {page.address: page for page in deplacements.pages(replace(model, anciens=anciens))}


def test_a_merged_commune_leads_to_the_one_that_holds_it(told):
    page = told["communes/93059/"]
    assert (page.title, page.moved_to, page.listed) == ("Pierrefitte-sur-Seine", "communes/93066/", False)
    assert "2025" in page.context.raison


def test_an_address_with_one_successor_takes_there(told):
    page = told["cites/autrefois/"]
    assert (page.moved_to, page.listed) == ("cites/angers-loire-metropole/", False)


def test_an_address_with_several_successors_lets_the_reader_choose(told, render):
    page = told["qpv/qp094099/"]
    document = render({page.path: page})[page.path]
    assert page.moved_to is None and "refresh" not in document and "noindex" in document
    assert all(f'href="../../{target}/"' in document for target in ("qpv/qp094005", "communes/94028"))


def test_a_withdrawn_address_says_that_nothing_replaces_it(told, render):
    page = told["communes/99999/"]
    document = render({page.path: page})[page.path]
    assert page.moved_to is None and "Rien ne la remplace" in document and "Ce qui s’est passé." in document
