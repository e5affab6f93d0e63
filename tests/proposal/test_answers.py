"""Answers as GitHub writes them: which form they belong to, what is empty, what comes twice."""

from __future__ import annotations

import pytest

from scripts.forms import CONTACT, CORRIGER, FORMS, PREUVE, QUESTION
from scripts.proposal.answers import LONGEST, Answers, read_answers
from scripts.proposal.refusal import Refusal
from tests.proposal.forms import CITED, ERASE, SURE, body

WHOLE = {"cite": "cde-001", "bloc": "Vague", "correction": "2021", **ERASE, **SURE, **CITED}


def read(text: str | bytes) -> Answers:
    """The answers of a body."""
    return read_answers(text if isinstance(text, bytes) else text.encode(), FORMS)


def refused(text: str | bytes) -> list[str]:
    """The sentences that refuse a body, with plain spaces."""
    with pytest.raises(Refusal) as caught:
        read(text)
    said = (f"{label} : {message}" if label else message for label, message in caught.value.reasons)
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in said]


def test_each_form_knows_its_own():
    """By its headings, whatever labels the issue has."""
    contact = body(CONTACT, cite="cde-001", institution="Mairie d’Angers", **SURE)
    assert read(contact).form is CONTACT
    assert read(body(QUESTION, question="Pourquoi ?")).form is QUESTION
    assert read(body(PREUVE, cite="cde-001", bloc="Pages", **SURE)).form is PREUVE
    assert read(body(CORRIGER, **WHOLE)).form is CORRIGER


def test_what_is_not_answered_is_empty():
    answers = read(body(CORRIGER, **WHOLE))
    assert answers["valeur"] == "" and answers["source_titre"] == "" and answers["avant"] == ERASE["avant"]


def test_line_ends_of_windows_and_residue_of_word_processors_do_not_matter():
    text = body(CORRIGER, **WHOLE)
    pasted = text.replace("\n", "\r\n").replace("cde-001", "\ufeffcde\u00ad-001\u200b  ").replace("’", "'")
    assert read(pasted).by_id == read(text.replace("’", "'")).by_id


def test_what_must_be_answered_and_is_not_is_told_question_by_question():
    assert refused(body(CORRIGER, cite="cde-001", accord="- [X] Une seule case\n- [ ] L’autre")) == [
        "Partie de la fiche : cette réponse manque : écrivez-la.",
        "Ce qu’il faudrait lire : cette réponse manque : écrivez-la.",
        "La valeur d’avant : cette réponse manque : choisissez-la dans la liste.",
        "Confiance : cette réponse manque : choisissez-la dans la liste.",
        "Avant d’envoyer : cochez toutes les cases.",
    ]


def test_two_requests_in_one_are_refused():
    """Pasted one under the other, or one inside an answer of the other."""
    twice = ["Le titre « Cité » figure plusieurs fois : une demande ne porte que sur une chose. Faites une demande "]
    twice[0] += "par correction."
    assert refused(body(CORRIGER, **WHOLE) + "\n\n" + body(CORRIGER, **WHOLE)) == twice
    assert refused(body(CORRIGER, **{**WHOLE, "correction": "2021\n\n### Cité\n\ncde-002"})) == twice


def test_what_comes_from_no_form_waits_for_a_person():
    told = ["Cette demande ne vient pas d’un des formulaires du registre : une personne la lira."]
    for text in ("", "Bonjour", "### Cité\n\ncde-001", "### Autre\n\nx\n\n### Chose\n\ny", "# " * 60_000):
        assert refused(text) == told


def test_bytes_that_are_no_text_and_texts_without_end_are_refused():
    assert refused(b"\xff\xfe### Cit\xe9") == [
        "Cette demande n’est pas un texte lisible (UTF-8) : écrivez-la de nouveau."
    ]
    assert refused(b"x" * (LONGEST + 1)) == ["Cette demande dépasse 200 000 octets : résumez-la."]
    assert refused(body(CORRIGER, **{**WHOLE, "valeur": "x" * 65_000})) == [
        "Ce que dit la fiche aujourd’hui : ce texte a 65 000 caractères, 5 000 au plus : résumez-le."
    ]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x1b", "\u2028", "\U000e0041"])
def test_a_hidden_character_is_refused_where_it_stands(sign):
    assert refused(body(CORRIGER, **{**WHOLE, "bloc": f"Va{sign}gue"})) == [
        f"Partie de la fiche : un caractère invisible s’y cache (U+{ord(sign):04X}) : écrivez cette réponse au "
        "clavier, sans la coller."
    ]


def test_a_choice_is_one_of_the_list():
    """A body may be edited by hand after the form was sent."""
    assert read(body(CORRIGER, **{**WHOLE, "confiance": "Attestée"}))["confiance"] == "attestee"
    assert refused(body(CORRIGER, **{**WHOLE, "confiance": "certaine"})) == [
        "Confiance : « certaine » n’est aucun des choix de la liste : choisissez-en un."
    ]
