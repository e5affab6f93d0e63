"""The page in English: figures of the model, facts with their sources, every file and path, French marked as French."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from scripts.api.endpoints import ENDPOINTS
from scripts.formats import package
from scripts.pages.en import FACTS, PATHS, month, number
from scripts.tables.reference import communes

PATH = "en/index.html"
# The first digits of the SHA-256 of each French fact when it was put in English: read the page again when one changes.
TRANSLATED = {
    "deux-vagues": "b9f391f18d5b",
    "pas-un-lieu": "377a3304a669",
    "pilotage-prefectures": "e04f53a833bb",
    "copilotage-etat-collectivite": "383dfd3a99d8",
    "echelles-experimentation": "5c820e2a2370",
    "subvention-100000": "e0dd92c2b8cc",
    "actions-financees": "ae7391d8b89e",
    "programme-147": "342759dfa6ee",
    "fin-decembre-2024": "57f63a22cb2a",
    "circulaire-novembre-2024": "3a4e7329c278",
    "reponse-ministerielle-2025": "89a6ba923164",
}


@pytest.fixture(scope="module")
def document(documents) -> str:
    return documents[PATH]


def test_the_facts_are_those_that_were_translated(model):
    facts = {fait.id: fait for fait in model.programme.faits}
    assert {name: sha256(facts[name].texte.encode()).hexdigest()[:12] for name in FACTS} == TRANSLATED


def test_every_fact_is_told_and_leads_to_its_sources(document, pages):
    context = pages[PATH].context
    for name in FACTS:
        for citation in context.proofs[name].citations:
            assert document.count(f'href="#source-{citation.notice.id}"') >= 1, name
            assert f'id="source-{citation.notice.id}"' in document


def test_figures_are_those_of_the_model(document, model):
    text = re.sub(r"<[^>]+>", "", document)
    assert f"{len(model.cites)} cités de l’emploi" in text
    assert f"{number(len(model.cites_by_qpv_2015))} priority neighbourhoods (QPV) of 2015-2023" in text
    waves = [sum(cite.record.vague.annee == year for cite in model.cites.values()) for year in (2020, 2021)]
    assert "{} in 2020 and {} in 2021".format(*waves) in text


def test_every_path_of_the_api_is_said_in_english():
    assert list(PATHS) == [endpoint.path for endpoint in ENDPOINTS]


def test_versions_changes_and_the_feed_are_linked(document):
    for address in ("versions/", "changements/changes.json", "changements/atom.xml"):
        assert f'href="../{address}"' in document


def test_every_file_that_is_no_single_table_is_linked(document):
    for file in package.files():
        if file.table is None:
            assert f'href="../donnees/paquet/{file.path}"' in document


def test_links_to_french_pages_say_so(document):
    links = re.findall(r'<a [^>]*href="\.\./[^"]*"[^>]*>', document)
    files = ("/paquet/", "/api/v1/", "/changements/")
    pages = [link for link in links if not any(folder in link for folder in files)]
    assert len(pages) >= 6
    assert [link for link in pages if 'hreflang="fr"' not in link] == []


def test_english_writing():
    assert [number(7), number(104302)] == ["7", "104,302"]
    assert [month("2024"), month("2024-12"), month("2024-11-07")] == ["2024", "December 2024", "7 November 2024"]


def test_the_table_of_communes_is_not_said_to_hold_all_of_them(document, model):
    assert 0 < sum(1 for _ in communes.TABLE.rows(model)) < len(model.reference.communes)
    assert "not all those of France" in document
