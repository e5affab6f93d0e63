"""What several kinds of pages show alike: whom to ask, remarks on codes, maps, ways out."""

from __future__ import annotations

import re
from html import unescape

from scripts import ROOT
from scripts.maps import files
from scripts.site.hand_written import HandWritten, Settings, Shell
from scripts.site.render import Renderer

ANSWERS = {"Cité", "Quartier (QPV)", "Commune", "Contrat de ville", "Département", "Région"}
FICHE = "cites/angers-loire-metropole/index.html"
TAGS = re.compile(r"<[^>]+>")


def test_every_answer_says_whom_to_ask_today(pages, documents):
    for path, page in pages.items():
        if page.kind in ANSWERS:
            for address in ("https://www.francetravail.fr/", "https://www.unml.info/", "lannuaire.service-public.fr"):
                assert address in documents[path], path


def test_remarks_stand_on_the_pages_of_their_codes(model, documents):
    for remarque in model.programme.remarques:
        for code in remarque.codes:
            for folder in ("qpv", "contrats-de-ville"):
                document = documents.get(f"{folder}/{code.lower()}/index.html")
                assert document is None or "À savoir." in document
    assert "les noms se croisent" in documents["qpv/qn05957m/index.html"]
    assert "paraissent intervertis" in documents["qpv/index.html"]


def test_a_qpv_leads_to_its_place_on_the_map_and_back(documents):
    for code in ("qp049003", "qn04903m"):
        assert f'href="../../cites/angers-loire-metropole/#carte-{code}"' in documents[f"qpv/{code}/index.html"]
        assert f'href="../../qpv/{code}/" id="carte-{code}"' in documents[FICHE]


def test_rows_of_the_table_bear_the_numbers_of_the_map(documents):
    rows = re.findall(r'<tr><td>(\d+)</td>.*?<span class="code">(\w+)</span>', documents[FICHE])
    assert rows == [(str(rank), f"QP04900{rank}") for rank in range(1, 9)]


def test_where_sources_disagree_both_stand_side_by_side(documents):
    document = documents[FICHE]
    assert document.count("bloc--discute") == 2
    assert document.count("Ce que retient le registre") == document.count("Ce qu’en dit une autre source") == 2


def test_published_figures_stand_beside_what_the_registry_counts(pages):
    chiffres = pages["programme/index.html"].context.chiffres
    assert len(chiffres) >= 15
    assert [chiffre.libelle for chiffre in chiffres if chiffre.valeur != chiffre.compte] == []


def test_home_has_the_map_its_file_its_table_and_the_figures_with_their_numbers(model, documents, contours):
    document = documents["index.html"]
    ((path, content),) = files.emit(model, contours)
    assert f'href="{path}"' in document and content.startswith(b"<svg ")
    table = document[document.index('id="cites-par-region"') :]
    assert table[: table.index("</table>")].count('href="cites/') == 84
    for name in ("figure-habitants", "figure-vagues", "habitants-par-region", "vagues-par-region"):
        assert f'id="{name}"' in document


def test_no_page_has_a_style_or_a_handler_of_its_own(documents):
    inline = re.compile(r"<[a-z][^>]* (?:style|on[a-z]+)=|<style|<script>")
    assert {path for path, document in documents.items() if inline.search(document)} == set()


def test_ways_out_lead_to_what_exists_only(pages, documents):
    assert "Signaler une erreur" not in documents[FICHE]
    assert "Modifier cette fiche" not in documents[FICHE]
    settings = Settings(
        "Cités", "", "https://exemple.test/", "https://forge.test/r", "blob/HEAD/", "issues/new", "a@exemple.test"
    )
    frame = HandWritten(settings, {FICHE: Shell("", "", "")}, {}, {})
    document = Renderer(ROOT / "site_templates" / "pages", frame).render(pages[FICHE])
    assert 'href="https://forge.test/r/blob/HEAD/data/cites.yaml#L1-L1" rel="external">Modifier cette fiche' in document
    assert 'href="https://forge.test/r/issues/new"' in document
    assert 'href="mailto:a@exemple.test?subject=Angers%20Loire%20M%C3%A9tropole"' in document


def test_a_page_is_cited_with_the_day_of_its_data(documents):
    citation = re.search(r'id="citation">(.*?)</p>', documents[FICHE])[1]
    assert unescape(TAGS.sub("", citation)) == (
        "Registre des cités de l’emploi, «\u00a0Angers Loire Métropole\u00a0», version du 22\u00a0novembre 2026. "
        "Licence Ouverte\u00a02.0."
    )


def test_the_way_to_a_map_is_worded_for_any_name(documents):
    ways = {way for document in documents.values() for way in re.findall(r">(Voir sur la carte [^<]*)</a>", document)}
    assert "Voir sur la carte de la cité Angers Loire Métropole" in ways
    assert {way for way in ways if not way.startswith("Voir sur la carte de la cité ")} == set()


def test_what_stands_beside_agrees_with_the_number_of_its_sources(documents, pages):
    said = {path: re.findall(r"Ce qu’en di[a-z]+ [^<]+", document) for path, document in documents.items()}
    assert {words for found in said.values() for words in found} == {
        "Ce qu’en dit une autre source",
        "Ce qu’en disent d’autres sources",
    }
    for slug in ("la-rochelle", "strasbourg-hautepierre", "nantes", "grenoble-alpes-metropole"):
        path = f"cites/{slug}/index.html"
        sources = {c.notice.id for dit in pages[path].context.qpv.contraires for c in dit.preuve.citations}
        assert len(sources) > 1
        assert said[path].count("Ce qu’en disent d’autres sources") == 1


def test_lists_of_neighbours_say_that_they_hold_only_what_touches_a_cite(documents, model):
    titles = {}
    for path, document in documents.items():
        found = re.search(r'<h2 id="voisins?e?s?">(Autres [^<]*)</h2>', document)
        if found:
            titles.setdefault(path.partition("/")[0], set()).add(found[1])
    assert titles == {
        "cites": {"Autres cités"},
        "communes": {
            "Autres communes que l’ANCT liste avec la cité",
            "Autres communes que l’ANCT liste avec ces cités",
        },
        "contrats-de-ville": {"Autres contrats de la cité", "Autres contrats de ces cités"},
        "departements": {"Autres départements de la région qui ont une cité"},
        "qpv": {
            "Autres quartiers de la commune qui touchent une cité de l’emploi",
            "Autres quartiers de ces communes qui touchent une cité de l’emploi",
        },
        "regions": {"Autres régions qui ont une cité"},
    }
