"""Which cité and which part of its fiche, however a person names them."""

from __future__ import annotations

import pytest

from scripts.forms import CORRIGER
from tests.proposal.forms import CITED, ERASE, SURE, proposed, reasons, written

REST = {"correction": "2021", **ERASE, **SURE, **CITED}


@pytest.mark.parametrize(
    "words",
    [
        "cde-002",
        "CDE-002",
        "cde 002",
        "asnieres sur seine",
        "cde-002 Asnières-sur-Seine",
        "Asnières-sur-Seine (cde-002)",
    ],
)
def test_a_cite_is_known_by_its_name_or_its_identifier(root, words):
    proposal = proposed(root, CORRIGER, cite=words, bloc="Identité", **{**REST, "correction": "Nom : Asnières"})
    assert proposal.ready
    assert written(proposal)[:2] == ['-nom: "Asnières-sur-Seine"', '+nom: "Asnières"']


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Asnière sur Sein", "n’est aucune des 4 cités. Vouliez-vous dire « cde-002 Asnières-sur-Seine » ?"),
        ("Angers", "n’est aucune des 4 cités. Vouliez-vous dire « cde-001 Angers Loire Métropole » ?"),
        ("cde-020", "n’est aucune des 4 cités. Vouliez-vous dire « cde-002 Asnières-sur-Seine » ?"),
        ("Tombouctou", "n’est aucune des 4 cités."),
        ("cde-002 et cde-001", "désigne plusieurs cités : nommez-en une seule."),
        ("cde-001 Asnières-sur-Seine", "désigne plusieurs cités : nommez-en une seule."),
        (
            "cde-001 Choisy-le-Roi",
            "mêle deux choses : cde-001 est « Angers Loire Métropole ». Gardez l’identifiant, ou le nom.",
        ),
    ],
)
def test_a_cite_that_is_not_one_is_told_with_the_nearest(root, words, told):
    proposal = proposed(root, CORRIGER, cite=words, bloc="Vague", **REST)
    assert reasons(proposal) == [f"Cité : « {words} » {told}"]


def test_a_part_of_the_fiche_is_known_by_its_title_or_its_key(root):
    for words in ("Vague", "vague", "VAGUE "):
        assert proposed(root, CORRIGER, cite="cde-002", bloc=words, **REST).files
    assert reasons(proposed(root, CORRIGER, cite="cde-002", bloc="Vagues", **REST)) == [
        "Partie de la fiche : « Vagues » n’est aucune partie d’une fiche que ce formulaire change. "
        "Vouliez-vous dire « Vague » ?"
    ]
    assert reasons(proposed(root, CORRIGER, cite="cde-002", bloc="Météo", **REST)) == [
        "Partie de la fiche : « Météo » n’est aucune partie d’une fiche que ce formulaire change. Choisissez Identité, "
        "Statut, Vague, Territoire, Communes (ANCT), Contrats de ville, QPV, Porteurs, Contacts, Pages, Lancements, "
        "Publics ou Actions."
    ]
