"""The fiche of a cité, on the real registry."""

from __future__ import annotations

import re
from html import unescape

import pytest


@pytest.fixture(scope="module")
def text_of(documents):
    """The text of a fiche, spaces made one."""

    def text(slug: str) -> str:
        return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", documents[f"cites/{slug}/index.html"])))

    return text


def test_a_fiche_opens_on_the_state_of_the_cite_and_what_contradicts_it(text_of):
    text = text_of("angers-loire-metropole")
    assert text.index("a pris fin en décembre 2024") < text.index("terminée depuis décembre")
    assert text.index("terminée depuis décembre") < text.index("active en mars 2025")
    assert text.index("active en mars 2025") < text.index("À qui s’adresser") < text.index("Quartiers prioritaires")


def test_what_no_source_says_is_said(pages, documents, model):
    silent = [cite for cite in model.cites.values() if not cite.record.porteurs]
    assert silent
    for cite in silent:
        assert "Aucune source lue ne dit qui portait cette cité." in documents[f"cites/{cite.record.slug}/index.html"]
    words = {page.context.manques for page in pages.values() if page.kind == "Cité"}
    assert "quand elle a commencé, qui elle accompagnait ni ce qu’elle a fait" in words


def test_totals_are_given_with_and_without_what_straddles_or_is_contested(text_of, model):
    text = text_of("angers-loire-metropole")
    assert "Tous ces quartiers 32\u202f192" in text
    assert "17\u202f561, sans 5\u00a0quartiers qu’une source écarte" in text
    assert "Sans les uns ni les autres" not in text
    both = [
        c
        for c in model.cites.values()
        if {lien.role for lien in c.qpv} == {"coeur", "a_cheval"}
        and any(lien.confiance == "contestee" for lien in c.qpv)
    ]
    for cite in both:
        assert "Sans les uns ni les autres" in text_of(cite.record.slug)


def test_territory_and_anct_s_list_are_kept_apart(pages):
    fiche = pages["cites/angers-loire-metropole/index.html"].context
    assert len(fiche.territoire_communes) == 29
    assert [commune.label for commune in fiche.communes_coeur] == ["Angers", "Trélazé"]


def test_19_qpv_have_no_successor_and_4_only_a_computed_one(pages):
    quartiers = {
        row.quartier.qpv.code: row.quartier.successeurs
        for page in pages.values()
        if page.kind == "Cité"
        for row in page.context.quartiers
    }
    assert sum(not successeurs for successeurs in quartiers.values()) == 19
    computed = {code for code, found in quartiers.items() if found and not any(f.officielle for f in found)}
    assert computed == {"QP051007", "QP059056", "QP069021", "QP084006"}


def test_cites_follow_each_other_in_alphabetical_order(pages):
    fiches = {page.address: page.context.voisines for page in pages.values() if page.kind == "Cité"}
    for address, voisines in fiches.items():
        if voisines.suivante:
            assert fiches[voisines.suivante.path].precedente.path == address
    assert sum(voisines.precedente is None for voisines in fiches.values()) == 1


def test_the_fiche_is_edited_where_its_entry_stands(pages):
    assert pages["cites/angers-loire-metropole/index.html"].edit == "data/cites.yaml#L1-L1"


def test_new_qpv_of_communes_that_anct_does_not_list_are_on_the_fiche(pages, text_of, model):
    shown = {
        row.qpv.code: row
        for page in pages.values()
        if page.kind == "Cité"
        for row in page.context.quartiers_2024_alentour
    }
    assert shown.keys() == model.cites_around_qpv_2024.keys()
    assert len(shown) == 11
    for code, row in shown.items():
        assert row.qpv.path is None, "an answer, not a page"
        for commune in model.reference.qpv_2024_communes[code]:
            assert commune.code_insee_2024 not in model.qpv_2015_by_commune
    assert "Firminy Vert QN04223N , Firminy" in text_of("saint-etienne-metropole")


def test_one_source_or_several_name_a_cite(pages, model):
    for cite in model.cites.values():
        words = pages[f"cites/{cite.record.slug}/index.html"].context.annee_connue
        if cite.record.vague.confiance == "attestee":
            several = len(cite.record.vague.sources) > 1
            assert words.startswith("Des sources nomment cette cité" if several else "Une source nomme cette cité")


def test_what_is_said_of_one_quartier_is_singular(documents, pages, model):
    ones = [cite.record.slug for cite in model.cites.values() if len(cite.qpv) == 1]
    assert {"val-de-reuil", "creil"} <= set(ones)
    for slug in ones:
        document = documents[f"cites/{slug}/index.html"]
        assert "habitants de ce quartier" in document
        assert not re.search("de ces quartiers|Tous ces quartiers|Leurs habitants", document)
    for path, page in pages.items():
        if page.kind == "Cité" and page.context.deborde == 1:
            assert "Sans ceux qui débordent" not in documents[path]


def test_what_other_sources_do_to_the_list_of_quartiers_is_what_they_are_quoted_for(pages):
    ends = {path.split("/")[1]: page.context.qpv_ailleurs for path, page in pages.items() if page.kind == "Cité"}
    assert ends["belfort"] == ", et d’autres sources la confirment ou la contestent"
    assert ends["angers-loire-metropole"] == ", et une autre source la conteste"
    assert ends["nantes"] == ", et d’autres sources la contestent"
    assert ends["cap-excellence"] == ", et une autre source la confirme"
    assert ends["valenciennes"] == ends["haute-saone"] == ""


def test_a_list_that_remains_to_be_confirmed_gives_residents_at_most(text_of):
    text = text_of("nantes")
    assert "33\u202f157 habitants de ces quartiers, au plus" in text
    assert "Sans ceux qui restent à confirmer 5\u202f757, sans 10\u00a0quartiers" in text


def test_what_only_a_straddling_quartier_reaches_is_set_apart_in_the_counts(text_of):
    text = text_of("grand-paris-sud-est-avenir")
    assert "9 communes listées, dont 3 hors du territoire" in text
    assert "6 contrats de ville, dont 3 hors du territoire" in text


def test_a_description_promises_who_carried_the_cite_only_where_a_source_says_so(pages):
    for path, page in pages.items():
        if page.kind == "Cité":
            assert page.context.porteurs or "qui la portait" not in page.description, path


def test_a_description_does_not_say_the_departement_twice(pages):
    assert pages["cites/haute-saone/index.html"].description.startswith("La cité de l’emploi Haute-Saône, terminée")
    assert pages["cites/arras/index.html"].description.startswith(
        "La cité de l’emploi Communauté urbaine d’Arras (Pas-de-Calais), terminée"
    )
