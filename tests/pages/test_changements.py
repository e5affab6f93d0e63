"""`/changements/`, what fiches say of it, and `/versions/`."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from scripts.french import jour
from scripts.history import emit
from scripts.model.histoire import Changement, Etape, Fait, Histoire, Titree, Version
from scripts.pages import changements, versions
from scripts.pages.parts.changements import of_cite

HISTOIRE = Histoire(
    motif=None,
    depuis="2026.11.22",
    etapes=(
        Etape(
            commit="b" * 40,
            instant="2026-12-05T10:00:00+01:00",
            version=None,
            cites=(Changement("cde-001", "Angers", ("1 QPV ajouté",), (Fait("fait", "2020-07"),)),),
            autres=(Titree("Source irev-2021-07", ("Titre : <b>",)),),
        ),
        Etape(
            commit="a" * 40,
            instant="2026-12-01T10:00:00+01:00",
            version="2026.12.01",
            cites=(Changement("cde-999", "Partie", ("Retrait de la cité",), ()),),
            autres=(),
        ),
    ),
)
VERSIONS = (
    Version("2026.12.01", ("La colonne « x » n’y est plus.",), (Titree("cde-001 Angers", ("1 QPV ajouté",)),)),
    Version("2026.11.22", (), (Titree("Première version", ("84 cités",)),)),
)


@pytest.fixture(scope="module")
def shown(model, render):
    """Both pages of a model that has a history and two releases."""
    told = replace(model, histoire=HISTOIRE, versions=VERSIONS)
    return render({page.path: page for kind in (changements, versions) for page in kind.pages(told)})


def test_changes_stand_by_day_with_the_date_of_the_fact_apart(shown):
    document = shown["changements/index.html"]
    assert document.index('id="jour-2026-12-05"') < document.index('id="jour-2026-12-01"')
    assert '<a href="../cites/angers-loire-metropole/">' in document and "<h3>Partie</h3>" in document
    assert f"date du fait\u00a0: {jour('2020-07')}" in document and "Version 2026.12.01" in document
    assert "&lt;b&gt;" in document and "<b>" not in document


def test_a_fiche_tells_its_own_changes_only(model):
    told = replace(model, histoire=HISTOIRE)
    assert [ligne.jour for ligne in of_cite(told, "cde-001")] == ["2026-12-05"]
    assert of_cite(told, "cde-002") == ()


def test_a_release_says_what_it_breaks_and_where_its_archive_is(shown):
    document = shown["versions/index.html"]
    assert document.index("Version 2026.12.01") < document.index("Version 2026.11.22")
    assert "La colonne «\u00a0x\u00a0» n’y est plus." in document
    assert "<code>v2026.12.01</code>" in document and "cites-de-l-emploi-2026.12.01.zip" in document
    assert "Ce site n’a pas l’adresse du dépôt" in document


def test_changes_that_no_release_has_yet_are_counted(shown, model, render):
    assert "Elles ont reçu depuis 2\u00a0changements" in shown["versions/index.html"]
    (page,) = versions.pages(replace(model, versions=VERSIONS))
    assert "Elles ont reçu depuis" not in render({page.path: page})[page.path]


def test_the_page_of_the_api_names_every_key_of_the_changes(model, documents):
    written = dict(emit.emit(replace(model, histoire=HISTOIRE), ""))
    keys = {key for change in json.loads(written[emit.JSON])["changements"] for key in change}
    assert {"dates_des_faits", "autres"} < keys
    assert [key for key in keys if f"<code>{key}</code>" not in documents["donnees/api/index.html"]] == []


def test_without_history_nor_release_the_pages_say_why(documents):
    assert "dépôt git" in documents["changements/index.html"]
    assert "Aucune version n’a encore été publiée." in documents["versions/index.html"]
