"""What is taken for the address or the telephone number of a person, and what is not."""

from __future__ import annotations

import pytest

from scripts.rules.donnee_personnelle import fault

EMAIL, MOBILE = "Une adresse électronique", "Un numéro de téléphone portable"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jeanne.martin@exemple.fr", EMAIL),
        ("jeanne.martin (at) exemple.fr", EMAIL),
        pytest.param("jeanne.martin [a] exemple.fr", EMAIL, id="between brackets"),
        ("Écrire à CONTACT@GMAIL.COM", EMAIL),
        ("contact@exemple.fr ou jeanne@exemple.fr", EMAIL),
        pytest.param("(Angers) [49] jeanne@exemple.fr", EMAIL, id="after brackets of both kinds"),
        ("0612345678", MOBILE),
        ("Appeler le 07 12 34 56 78.", MOBILE),
        ("+33 (0)6.12.34.56.78", MOBILE),
        ("0033 6-12-34-56-78", MOBILE),
    ],
)
def test_what_leads_to_a_person_is_told_and_not_repeated(text, told):
    message = fault(text)
    assert message.startswith(told)
    assert text not in message


@pytest.mark.parametrize(
    "text",
    [
        "contact@exemple.fr",
        "mission.locale-emploi@exemple.fr",
        pytest.param("Un atelier (à Angers), puis un autre [gratuit]", id="only brackets"),
        "https://moi:secret@exemple.fr/",
        "01 23 45 67 89",
        "06123456789",
        "QP061234567",
        "061234567",
    ],
)
def test_what_leads_to_an_institution_or_to_nobody_is_not(text):
    assert fault(text) is None


def test_ten_digits_of_the_address_of_a_page_are_no_telephone_number():
    url = "https://exemple.fr/page,0612345678"
    assert fault(url)
    assert fault(url, is_address=True) is None


def test_a_person_is_told_in_the_address_of_a_page():
    assert fault("https://exemple.fr/?a=jeanne@exemple.fr", is_address=True)
