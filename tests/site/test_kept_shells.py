"""What MkDocs gave is used again while nothing that it is made of has changed, and never else."""

from __future__ import annotations

import shutil

import pytest

from scripts import ROOT
from scripts.failures import Failure
from scripts.site import kept_shells, shells
from tests.imported import imported_by


@pytest.fixture
def project(tmp_path):
    """A project with one page, and the theme's shells."""
    shutil.copytree(ROOT / "site_templates" / "theme", tmp_path / "site_templates" / "theme")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_shells, "KEPT", tmp_path / "cache" / "shells")
    return kept_shells.KEPT


@pytest.fixture
def times(monkeypatch):
    """How many times MkDocs has run, as a list that grows."""
    ran, build = [], shells.build_hand_written
    monkeypatch.setattr(shells, "build_hand_written", lambda root: ran.append(root) or build(root))
    return ran


def test_mkdocs_runs_once(project, times):
    made = kept_shells.hand_written(project)
    assert kept_shells.hand_written(project) == made == shells.build_hand_written(project)
    assert len(times) == 2


def test_a_changed_page_is_made_again(project, times):
    kept_shells.hand_written(project)
    with open(project / "content" / "a-propos.md", "a", encoding="utf-8") as page:
        page.write("\n\nUne phrase de plus.\n")
    assert "Une phrase de plus." in kept_shells.hand_written(project).pages["a-propos/index.html"]
    assert len(times) == 2


def test_a_variable_and_the_theme_count(project, times, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    assert kept_shells.hand_written(project).settings.site_url == ""
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/registre/")
    assert kept_shells.hand_written(project).settings.site_url == "https://exemple.fr/registre/"
    (project / "site_templates" / "theme" / "404.html").touch()
    kept_shells.hand_written(project)
    assert len(times) == 3


@pytest.mark.parametrize("name", ["_", "SITE"])
def test_a_variable_whose_name_is_but_a_part_of_a_word_counts_for_nothing(project, times, monkeypatch, name):
    kept_shells.hand_written(project)
    monkeypatch.setenv(name, "https://exemple.fr/")
    kept_shells.hand_written(project)
    assert len(times) == 1


def test_changed_code_counts(project, times, monkeypatch):
    kept_shells.hand_written(project)
    monkeypatch.setattr(kept_shells, "code", lambda *files: b"another")
    kept_shells.hand_written(project)
    assert len(times) == 2


def test_the_code_that_counts_is_all_that_is_imported_to_make_them():
    making = "from scripts.site import kept_shells, shells; shells.build_hand_written(ROOT)"
    assert imported_by(making) == sorted(kept_shells.MADE_BY)


@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:-9], lambda content: b"\xff" * 99])
def test_what_is_damaged_is_made_again(project, kept, times, damage):
    made = kept_shells.hand_written(project)
    kept.write_bytes(damage(kept.read_bytes()))
    assert kept_shells.hand_written(project) == made
    assert len(times) == 2


def test_without_a_place_to_keep_them_shells_are_made(project, kept):
    kept.parent.write_text("a file where a folder should be", encoding="utf-8")
    assert kept_shells.hand_written(project).shells


def test_a_fault_is_told_and_not_kept(project, kept):
    (project / "mkdocs.yml").unlink()
    for _ in range(2):
        with pytest.raises(shells.ContentError, match=r"mkdocs\.yml manque"):
            kept_shells.hand_written(project)
    assert not kept.exists()


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/a-propos.md", "site_templates/theme/main.html"])
def test_a_text_that_is_not_in_utf_8_is_told_with_its_line(project, path):
    text = project / path
    text.write_bytes(text.read_bytes().rstrip(b"\n") + b"\n# \xe9t\xe9\n")
    last = text.read_bytes().count(b"\n")
    with pytest.raises(Failure, match=rf"{path}:{last} : ce fichier n’est pas en UTF-8"):
        kept_shells.hand_written(project)
