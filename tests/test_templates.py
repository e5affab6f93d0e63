"""What is kept of compiled templates serves its very source and code alone, and is never needed."""

from __future__ import annotations

import pytest

from scripts import templates
from scripts.failures import Failure
from tests.imported import imported_by


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "essai"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(templates, "KEPT", tmp_path / "kept" / "templates")
    return templates.KEPT


@pytest.fixture
def show(folder):
    """Show the template of a text, as a process does that has compiled nothing yet."""

    def show(text: str, filters=None) -> str:
        (folder / "page.html").write_text(text, encoding="utf-8")
        environment = templates.environment(folder, filters or {}, templates.COMPILED_BY)
        return environment.get_template("page.html").render(nom="l’Ill & <b>")

    return show


def test_values_are_escaped_and_unknown_names_refused(show):
    assert show("{{ nom }}") == "l’Ill &amp; &lt;b&gt;"
    with pytest.raises(Failure, match=r"page\.html:2 : ce modèle nomme ce qui n’existe pas .*absent"):
        show("<p>\n{{ absent }}</p>")


def test_a_fault_of_syntax_is_told_with_its_place(show):
    with pytest.raises(Failure, match=r"page\.html:2 : la syntaxe de ce modèle a une faute"):
        show("<p>\n{% si %}</p>")


def test_a_template_that_is_not_in_utf_8_is_told_of(folder):
    (folder / "page.html").write_bytes("<p>\n« été »".encode("cp1252"))
    with pytest.raises(Failure, match=r"page\.html:2 : ce fichier n’est pas en UTF-8"):
        templates.environment(folder, {}, templates.COMPILED_BY).get_template("page.html")


def test_ordinals_are_raised_and_nothing_else(show):
    text = "{{ 'Le 1er, le 13e & 2e <b>, Ier, 16ème, QN01er, 2024'|exposants }}"
    assert show(text) == (
        "Le 1<sup>er</sup>, le 13<sup>e</sup> &amp; 2<sup>e</sup> &lt;b&gt;, Ier, 16ème, QN01er, 2024"
    )


def test_what_is_kept_is_used(show, kept, monkeypatch):
    assert show("<p>{{ nom }}</p>") == "<p>l’Ill &amp; &lt;b&gt;</p>"
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setattr(templates.Environment, "compile", None)
    assert show("<p>{{ nom }}</p>") == "<p>l’Ill &amp; &lt;b&gt;</p>"


def test_a_changed_template_is_compiled_again(show, kept):
    show("<p>{{ nom }}</p>")
    assert show("<i>{{ nom }}</i>") == "<i>l’Ill &amp; &lt;b&gt;</i>"
    assert len(list(kept.iterdir())) == 1


def test_changed_code_compiles_again(show, monkeypatch):
    """Jinja keeps the result of a filter of a constant: only the code tells that it has changed."""
    assert show("{{ 'ab'|mis }}", {"mis": str.upper}) == "AB"
    monkeypatch.setattr(templates, "code", lambda *files: b"another")
    assert show("{{ 'ab'|mis }}", {"mis": str.title}) == "Ab"


def test_the_code_that_counts_is_all_that_is_imported_to_compile():
    compiling = "from scripts import templates; templates.environment(ROOT, {}, ()).from_string('{{ 1 }}')"
    assert imported_by(compiling) == sorted(templates.COMPILED_BY)


def test_a_module_that_compiles_nothing_does_not_count(folder, show, kept):
    """What is kept is found again by whoever names the same files, and by no other."""
    show("{{ nom }}")
    (file,) = kept.iterdir()
    compiled = file.read_bytes()
    templates.environment(folder, {}, templates.COMPILED_BY).get_template("page.html")
    assert file.read_bytes() == compiled
    templates.environment(folder, {}, ["templates.py"]).get_template("page.html")
    assert file.read_bytes() != compiled


@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:-20], lambda content: content[:20]])
def test_what_is_damaged_is_compiled_again(show, kept, damage):
    show("{{ nom }}")
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert show("{{ nom }}") == "l’Ill &amp; &lt;b&gt;"
    assert file.read_bytes() == whole


def test_without_a_place_to_keep_them_templates_are_compiled(show, kept):
    kept.parent.write_text("a file where a folder should be", encoding="utf-8")
    assert show("{{ nom }}") == "l’Ill &amp; &lt;b&gt;"
