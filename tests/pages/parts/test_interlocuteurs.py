"""Whom to ask today: on every page that answers, with the way to the sources."""

from __future__ import annotations

import re

from scripts.pages.parts.interlocuteurs import address_check, interlocuteurs

PAGES = (
    "index.html",
    "communes/index.html",
    "cites/angers-loire-metropole/index.html",
    "qpv/qp049001/index.html",
    "qpv/qn04901m/index.html",
    "communes/49007/index.html",
    "departements/49/index.html",
    "regions/52/index.html",
)


def test_each_one_has_sources_and_the_page_of_the_programme_lists_them(model, documents):
    programme = documents["programme/index.html"]
    for organisme in interlocuteurs(model).organismes:
        assert organisme.preuve.citations, organisme.nom
        assert f'href="{organisme.url}"' in programme
        for citation in organisme.preuve.citations:
            assert f'id="source-{citation.notice.id}"' in programme


def test_every_page_that_answers_leads_to_these_sources(documents):
    assert 'id="s-adresser"' in documents["programme/index.html"]
    for path in PAGES:
        aside = re.search(r'<aside class="s-adresser".*?</aside>', documents[path], re.S)[0]
        assert "programme/#s-adresser" in aside, path
        assert re.search(r"6.sources</a>, lues le 22.novembre.2026", aside), path


def test_an_address_is_looked_up_where_the_registry_says(model, documents):
    assert address_check(model) == "https://sig.ville.gouv.fr/"
    for path in ("index.html", "communes/index.html"):
        assert 'data-sig-ville="https://sig.ville.gouv.fr/"' in documents[path]
