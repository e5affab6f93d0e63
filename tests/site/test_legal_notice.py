"""The legal notice names who publishes and hosts this copy, or says that they are not named; who can be written to."""

from __future__ import annotations

import pytest

from scripts import ROOT
from scripts.site.shells import build_hand_written

PAGE = "mentions-legales/index.html"


@pytest.fixture
def notice(monkeypatch):
    """The page as built with the given settings."""

    def build(path: str = PAGE, **settings: str) -> str:
        for name in ("EDITEUR", "HEBERGEUR", "CONTACT"):
            monkeypatch.setenv(name, settings.get(name, ""))
        return build_hand_written(ROOT).pages[path]

    return build


def test_what_is_not_set_is_said_to_be_missing(notice):
    page = notice()
    assert page.count("Pas encore indiqué.") == 2
    assert "La loi demande" in page
    assert "<!--editeur-et-hebergeur-->" not in page


def test_one_of_the_two_is_not_enough(notice):
    page = notice(EDITEUR="Association Exemple")
    assert "Association Exemple" in page
    assert page.count("Pas encore indiqué.") == 1
    assert "La loi demande" in page


def test_what_is_set_is_shown_as_it_is(notice):
    page = notice(EDITEUR="Association <Exemple>, 1 rue X", HEBERGEUR="Hébergeur & Cie, 01 00 00 00 00")
    assert "Association &lt;Exemple&gt;, 1 rue X" in page
    assert "Hébergeur &amp; Cie, 01 00 00 00 00" in page
    assert "Pas encore indiqué" not in page and "La loi demande" not in page


@pytest.mark.parametrize(("contact", "shown"), [("registre@exemple.fr", True), ("", False)])
def test_where_to_write_is_shown_if_it_is_set(notice, contact, shown):
    page = notice("contribuer/index.html", CONTACT=contact)
    assert ("Écrire un courriel" in page) == shown
    assert ('href="mailto:registre@exemple.fr"' in page) == shown
    assert "<!--courriel-->" not in page
