"""Answers to « is it in a cité de l'emploi? », on the real registry."""

from __future__ import annotations

from collections import Counter

import pytest

from scripts.pages.parts.answers import Verdict, for_commune, for_qpv_2015, for_qpv_2024, preuves


def said(reponse):
    """The answer as a reader sees it, without links."""
    parts = [reponse.mots, reponse.annonce or ""]
    for r in reponse.rapports:
        parts += [r.avant, r.par.label if r.par else "", r.avant_cite, r.cite.label, r.apres]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("code", "verdict", "words"),
    [
        ("QP049001", Verdict.OUI, "une source le nomme"),
        ("QP049003", Verdict.CONTESTE, "une source donne une liste plus étroite, sans lui"),
        ("QP013032", Verdict.EN_PARTIE, "Une partie seulement de ce quartier est dans le territoire"),
        ("QP094035", Verdict.OUI, "Deux cités de l’emploi ont ce quartier sur leur territoire."),
    ],
)
def test_a_qpv_of_2015_is_answered_by_its_role_and_standing(model, code, verdict, words):
    reponse = for_qpv_2015(model, code)
    assert reponse.verdict == verdict
    assert words in said(reponse)


def test_a_contested_qpv_shows_the_narrower_list_with_its_source(model):
    (rapport,) = for_qpv_2015(model, "QP049003").rapports
    assert [reserve.nature for reserve in rapport.reserves] == ["restreint"]
    assert rapport.reserves[0].preuve.citations[0].notice.id == "cariforef-pays-loire-levent-freins-qpv"


@pytest.mark.parametrize("code", ["QP090001", "QP059017", "QP013032"])
def test_a_narrower_list_is_told_of_a_qpv_that_it_does_not_make_contested(model, code):
    (rapport,) = for_qpv_2015(model, code).rapports
    assert rapport.verdict != Verdict.CONTESTE
    assert [preuve.citations[0].notice.id for preuve in preuves(for_qpv_2015(model, code))][1:] == [
        "anct-carte-programmes"
    ]


def test_the_qpv_of_2015_are_answered_as_the_facts_have_them(model):
    verdicts = Counter(for_qpv_2015(model, code).verdict for code in model.cites_by_qpv_2015)
    assert sum(verdicts.values()) == 555
    assert verdicts[Verdict.CONTESTE] == 24
    shared = [code for code in model.cites_by_qpv_2015 if len(for_qpv_2015(model, code).rapports) == 2]
    assert len(shared) == 15


def test_a_qpv_of_2024_is_answered_through_the_one_it_follows(model):
    reponse = for_qpv_2024(model, "QN04903M")
    assert reponse.verdict == Verdict.CONTESTE
    assert reponse.rapports[0].par.path == "qpv/qp049003/"


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [
        ("QN09211M", "Gennevilliers", "Asnières-sur-Seine"),
        ("QN09125M", "Grand Paris Sud Seine Essonne Sénart", "Grand-Orly Seine Bièvre"),
    ],
)
def test_a_qpv_of_2024_outside_a_territory_that_its_parent_straddled_is_told_so(model, code, inside, outside):
    rapports = {rapport.cite.label: rapport for rapport in for_qpv_2024(model, code).rapports}
    assert rapports.keys() == {inside, outside}
    assert rapports[inside].verdict == Verdict.EN_PARTIE
    assert rapports[outside].verdict == Verdict.NON
    assert rapports[outside].apres == ", mais il est lui-même hors de ce territoire."


def test_the_51_qpv_of_2024_without_parent_are_not_said(model):
    verdicts = Counter(for_qpv_2024(model, code).verdict for code in model.cites_by_qpv_2024)
    assert verdicts[Verdict.NON_DIT] == 51
    assert "dessiné en 2024, après la liste" in said(for_qpv_2024(model, "QN04915N"))


@pytest.mark.parametrize(
    ("code", "verdict", "words"),
    [
        ("94028", Verdict.OUI, "L’ANCT liste cette commune dans la cité de l’emploi Grand Paris Sud Est Avenir"),
        ("94017", Verdict.OUI, "touchent cette commune"),
        ("44109", Verdict.OUI, ". Les quartiers de cette cité restent à confirmer."),
        ("13055", Verdict.EN_PARTIE, "dont le territoire n’en comprend que 4\u00a0arrondissements"),
        ("75056", Verdict.NON, "dans aucune cité de l’emploi"),
        ("49246", Verdict.TERRITOIRE, "dans le territoire de la cité de l’emploi Angers Loire Métropole"),
    ],
)
def test_a_commune_is_answered_by_anct_s_list_then_by_the_territory(model, code, verdict, words):
    reponse = for_commune(model, code)
    assert reponse.verdict == verdict
    assert words in said(reponse)


def test_every_statement_of_an_answer_has_a_source(model):
    for code in model.cites_by_qpv_2015:
        assert all(preuve.citations for preuve in preuves(for_qpv_2015(model, code)))
