"""The history of a small registry in a real git repository: what it tells, and when it tells nothing."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace as with_fields

from scripts.history import emit
from scripts.history.read import read_history
from scripts.model.histoire import Fait, Histoire, Version
from scripts.registry.load import SOURCES, load
from scripts.registry.records import Source
from tests.small_registry import CITES, MINI, copy_mini, real_reference, replace

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://exemple.test/registre/"


class Repository:
    """A small registry under git; commits are made on the days given, by nobody in particular."""

    def __init__(self, root: Path) -> None:
        self.root = copy_mini(root)
        self.git("init", "-q", "-b", "main")
        self.commit("2026-11-22", "Le registre")

    def git(self, *arguments: str, day: str = "2026-11-22") -> None:
        """Run git as an author whose name must never be published."""
        person = {"NAME": "Prénom Nom", "EMAIL": "prenom.nom@exemple.test", "DATE": f"{day}T10:00:00+01:00"}
        told = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in person.items()}
        subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, env=os.environ | told)

    def commit(self, day: str, message: str = "Un changement") -> None:
        """Commit all that stands in the folder."""
        self.git("add", "--all", day=day)
        self.git("commit", "-q", "-m", message, day=day)

    def change(self, day: str, *pairs: tuple[str, str], file: str = CITES) -> None:
        """Replace texts of a file, and commit."""
        replace(self.root, pairs, file)
        self.commit(day)

    def history(self) -> Histoire:
        """The history as a build reads it."""
        return read_history(self.root, sources(), real_reference())


def sources() -> Mapping[str, Source]:
    """Those of the small registry."""
    return {source.id: source for source in load(MINI.parent).sources.sources}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A registry with one release, then two changes, the first of which is in a second release."""
    repository = Repository(tmp_path / "registre")
    repository.git("tag", "v2026.11.22")
    repository.change("2026-12-01", ('nom: "Gennevilliers"', 'nom: "Gennevilliers et ses voisins"'))
    repository.git("tag", "-a", "-m", "Version", "v2026.12.01", day="2026-12-01")
    repository.change("2026-12-05", ('texte: "La cité débute', 'texte: "La cité a débuté'))
    return repository


def test_each_change_has_its_day_its_version_and_apart_the_date_of_the_fact(repository):
    history = repository.history()
    assert (history.motif, history.depuis) == (None, "2026.11.22")
    last, first = history.etapes
    assert (last.jour, last.version) == ("2026-12-05", None)
    assert (first.jour, first.version) == ("2026-12-01", "2026.12.01")
    (one,) = first.cites
    assert (one.cite_id, one.nom) == ("cde-003", "Gennevilliers et ses voisins")
    assert "« Gennevilliers » devient « Gennevilliers et ses voisins »" in one.phrases[0].replace("\u00a0", " ")
    (begun,) = last.cites
    assert begun.cite_id == "cde-001" and Fait("fait", "2020-07") in begun.faits


def test_a_release_being_made_holds_what_no_other_one_does(repository):
    making = read_history(repository.root, sources(), real_reference(), versions("2026.12.06"), "2026.12.06")
    assert [step.version for step in making.etapes] == ["2026.12.06", "2026.12.01"]


def test_the_first_release_being_made_begins_the_history(repository):
    for tag in ("v2026.11.22", "v2026.12.01"):
        repository.git("tag", "-d", tag)
    making = read_history(repository.root, sources(), real_reference(), versions("2026.12.06"), "2026.12.06")
    assert making == Histoire(None, "2026.12.06")


def test_a_copy_without_tags_says_so(repository):
    repository.git("tag", "-d", "v2026.11.22")
    told = read_history(repository.root, sources(), real_reference(), versions("2026.12.01", "2026.11.22"))
    assert "étiquettes" in told.motif and told.etapes == ()


def versions(*numbers: str) -> tuple[Version, ...]:
    """Releases as the registry keeps them."""
    return tuple(Version(number, (), ()) for number in numbers)


def test_the_date_of_a_fact_is_the_one_that_the_registry_now_says(repository):
    repository.change("2026-12-06", ('date: "2020-07"', 'date: "2020-06"'))
    assert repository.history().etapes[0].cites[0].faits == (Fait("fait", "2020-06"),)


def test_sentences_begin_with_a_capital(repository):
    repository.change("2026-12-06", ('slug: "gennevilliers"', 'slug: "gennevilliers-et-voisins"'))
    assert repository.history().etapes[0].cites[0].phrases[0].startswith("Adresse")


def test_what_only_moves_or_is_written_otherwise_is_no_change(repository):
    before = repository.history()
    repository.change("2026-12-06", ('version: "2026.11.22"', 'version: "2026.12.06"'))
    (repository.root / "README.md").write_text("Lisez-moi.\n")
    repository.commit("2026-12-07")
    assert repository.history() == before


def test_what_changes_besides_the_cites_is_told_apart(repository):
    repository.change("2026-12-06", ('titre: "Cités de l’emploi"', 'titre: "Les cités de l’emploi"'), file=SOURCES)
    last = repository.history().etapes[0]
    assert last.cites == () and last.autres[0].titre == "Source anct-cites-2023"


def test_a_merge_is_one_change(repository):
    repository.git("switch", "-q", "-c", "proposition", "HEAD~1")
    repository.change("2026-12-07", ("role: coordonnateur", "role: pilote"))
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Une proposition", "proposition", day="2026-12-08")
    last = repository.history().etapes[0]
    assert last.jour == "2026-12-08" and [one.cite_id for one in last.cites] == ["cde-001"]
    assert len(repository.history().etapes) == 3


def test_an_entry_that_cannot_be_read_is_said_not_to_be_compared(repository):
    repository.change("2026-12-06", ('    slug: "gennevilliers"\n', '    slug: "gennevilliers"\n    inconnue: "x"\n'))
    assert "Non comparé" in [rest.titre for rest in repository.history().etapes[0].autres]


def test_a_shallow_clone_says_so(repository, tmp_path):
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repository.root.as_uri(), str(tmp_path / "copie")], check=True
    )
    history = read_history(tmp_path / "copie", sources(), real_reference())
    assert "copie partielle" in history.motif and history.etapes == ()


def test_a_clone_without_the_old_contents_says_so_and_fetches_nothing(repository, tmp_path):
    repository.git("config", "uploadpack.allowFilter", "true")
    origin = repository.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--filter=blob:none", origin, str(tmp_path / "copie")], check=True)
    assert "copie partielle" in read_history(tmp_path / "copie", sources(), real_reference()).motif


@pytest.mark.parametrize("place", ["ailleurs", "registre/data"])
def test_outside_git_and_below_its_top_there_is_none(repository, tmp_path, place):
    """A tarball laid inside another repository must not tell the history of that one."""
    (tmp_path / place).mkdir(exist_ok=True)
    assert "dépôt git" in read_history(tmp_path / place, sources(), real_reference()).motif


def test_without_git_there_is_none(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "dépôt git" in repository.history().motif


def test_before_the_first_release_there_is_none(tmp_path):
    assert "Aucune version" in Repository(tmp_path / "registre").history().motif


def test_both_files_tell_the_same_changes_and_name_nobody(repository, model):
    told = with_fields(model, histoire=repository.history())
    files = dict(emit.emit(told, SITE))
    assert files == dict(emit.emit(with_fields(model, histoire=repository.history()), SITE))
    changes = json.loads(files[emit.JSON])["changements"]
    feed = ElementTree.fromstring(files[emit.ATOM])
    entries = feed.findall(f"{ATOM}entry")
    assert [one["id"] for one in changes] == [entry.findtext(f"{ATOM}id") for entry in entries]
    assert [entry.find(f"{ATOM}category").get("term") for entry in entries] == ["cde-001", "cde-003"]
    assert changes[0]["dates_des_faits"] == ["2020-07"] and changes[0]["date"] == "2026-12-05T10:00:00+01:00"
    assert not any(word in content for content in files.values() for word in (b"Nom", b"prenom.nom"))


def test_the_feed_has_what_rfc_4287_requires(repository, model):
    """An id, a title and an instant for the feed and for each entry, an author, one alternate link of a kind."""
    for site_url in (SITE, ""):
        for histoire in (repository.history(), Histoire()):
            feed = ElementTree.fromstring(dict(emit.emit(with_fields(model, histoire=histoire), site_url))[emit.ATOM])
            assert feed.tag == f"{ATOM}feed" and feed.findtext(f"{ATOM}author/{ATOM}name")
            parts = [feed, *feed.findall(f"{ATOM}entry")]
            ids = [part.findtext(f"{ATOM}id") for part in parts]
            assert len(ids) == len(set(ids)) and all(one.startswith("urn:uuid:") for one in ids)
            for part in parts:
                assert part.findtext(f"{ATOM}title") and "T" in part.findtext(f"{ATOM}updated")
                assert [link.get("rel") for link in part.findall(f"{ATOM}link")].count("alternate") == 1
            assert all(entry.findtext(f"{ATOM}content") for entry in parts[1:])
