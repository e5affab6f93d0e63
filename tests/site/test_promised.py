"""A site is refused whole where an address once published has no page, or more than one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from scripts.failures import Failure
from scripts.registry.promesses import Promesse
from scripts.site.promised import keeping
from tests.pages.test_deplacements import tombstone

FILES = [("index.html", b"a"), ("regles/index.html", b"b"), ("404.html", b"c"), ("donnees/cites.csv", b"d")]
PROMESSES = (
    Promesse("page", "", ""),
    Promesse("page", "", "regles/"),
    Promesse("colonne", "cites.nom", "donnees/paquet/cites.csv"),
)


def test_a_whole_site_passes_as_it_is(model):
    assert list(keeping(FILES, model, PROMESSES)) == FILES


def test_a_page_that_is_gone_is_told(model):
    gone = (*PROMESSES, Promesse("page", "", "champs/"), Promesse("region", "11", "regions/11/"))
    with pytest.raises(
        Failure, match=r"La dernière version publiait .* «\s*champs/\s*» et «\s*regions/11/\s*»"
    ) as caught:
        list(keeping(FILES, model, gone))
    assert "data/anciens.yaml" in str(caught.value)


def test_an_old_address_that_is_still_a_page_is_told(model):
    living = replace(model, anciens=(tombstone("regles/", "index/"),))
    with pytest.raises(Failure, match=r"«\s*regles/\s*», dans data/anciens.yaml, est encore une page"):
        list(keeping([*FILES, ("regles/index.html", b"e")], living, ()))


def test_an_old_address_leads_to_a_page(model):
    told = replace(model, anciens=(tombstone("champs/", "cles/"),))
    files = [*FILES, ("champs/index.html", b"e")]
    with pytest.raises(Failure, match=r"mène à des adresses qui n’ont pas de page : «\s*cles/\s*»"):
        list(keeping(files, told, ()))
    assert len(list(keeping([*files, ("cles/index.html", b"f")], told, ()))) == len(files) + 1
