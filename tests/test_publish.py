"""The writer of the output: whole or not at all, whatever happens on the way."""

import errno
import os
import random
import resource
import shutil
from pathlib import Path

import pytest

from scripts.publish import PathError, PublicationError, publish
from tests.clone import mount, unmount

SITE = {
    "index.html": b"<h1>Accueil</h1>",
    "cites/lille/index.html": b"<h1>Lille</h1>",
    "cites/marseille-nord/index.html": b"",
    "donnees/cites.csv": "id;nom\ncde-001;L’Emploi\n".encode() * 500,
}


@pytest.fixture
def link(tmp_path: Path) -> Path:
    return tmp_path / "build" / "site"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def store(link: Path) -> list[str]:
    """What lies in the store besides the lock."""
    return sorted(name for name in os.listdir(link.parent / f".{link.name}") if name != "lock")


def state(link: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, modification and change times (ns) of all that lies beside the link."""
    found = {}
    for path in [link, *sorted(link.parent.rglob("*"))]:
        status = path.lstat()
        found[str(path)] = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
    return found


class TestWhatIsPublished:
    def test_the_first_version(self, link):
        done = publish(SITE.items(), link)
        assert tree(link) == SITE
        assert os.readlink(link) == ".site/000001"
        assert done.path == link.resolve()
        assert (done.count, done.written, done.linked) == (4, 4, 0)
        assert done.bytes == sum(map(len, SITE.values()))

    def test_an_identical_build_touches_nothing(self, link):
        first = publish(SITE.items(), link)
        before = state(link)
        again = publish(reversed(SITE.items()), link)
        assert state(link) == before
        assert (again.count, again.written, again.linked) == (4, 0, 4)
        assert (again.path, again.bytes) == (first.path, first.bytes)

    def test_unchanged_files_are_the_same_inode_and_changed_ones_are_not(self, link):
        old = publish(SITE.items(), link).path
        changed = SITE | {"index.html": b"<h1>ACCUEIL</h1>"}
        done = publish(changed.items(), link)
        assert tree(link) == changed
        assert tree(old) == SITE
        assert (done.written, done.linked) == (1, 3)
        same = {name for name in SITE if (old / name).stat().st_ino == (link / name).stat().st_ino}
        assert same == set(SITE) - {"index.html"}

    def test_a_file_fewer_is_a_new_version(self, link):
        publish(SITE.items(), link)
        fewer = {name: SITE[name] for name in list(SITE)[1:]}
        done = publish(fewer.items(), link)
        assert tree(link) == fewer
        assert (done.written, done.linked) == (0, 3)

    def test_a_file_becomes_a_folder_and_back(self, link):
        for files in ({"a": b"1"}, {"a/b": b"2"}, {"a": b"1"}):
            publish(files.items(), link)
            assert tree(link) == files

    def test_only_the_last_two_versions_stay(self, link):
        for number in range(5):
            publish([("n", b"%d" % number)], link)
        assert store(link) == ["000004", "000005", "spare"]
        publish([("n", b"4")], link)
        assert store(link) == ["000004", "000005", "spare"]

    def test_the_spare_version_leaves_no_trace(self, link):
        """Each version begins as an older one, with other files, and folders where files are now."""
        chance = random.Random(84)
        for number in range(30):
            files = {
                name: b"%d" % chance.randrange(3) for name in ("a", "b/c", "d/e/f", "d/g", "h") if chance.random() < 0.6
            }
            files |= {"stamp": b"%d" % number} | ({"d/e": b""} if "d/e/f" not in files else {})
            done = publish(files.items(), link)
            assert tree(link) == files
            assert {path.name for path in done.path.iterdir()} == {name.split("/")[0] for name in files}
            assert {path.stat().st_mode & 0o777 for path in done.path.rglob("*")} <= {0o644, 0o755}

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda spare: (spare / "cites" / "lille" / "index.html").write_bytes(b"altered where it stands"),
            lambda spare: (spare / "index.html").replace(spare / "cites" / "lille" / "index.html"),
            lambda spare: (spare / "index.html").unlink(),
            lambda spare: (spare / "cites").rename(spare / "index.html.d"),
            lambda spare: (spare / "other").symlink_to("/"),
            lambda spare: spare.chmod(0o700),
            lambda spare: shutil.rmtree(spare) or spare.write_bytes(b"a file"),
            lambda spare: shutil.rmtree(spare) or spare.symlink_to("000002"),
        ],
    )
    def test_whatever_has_become_of_the_spare_version(self, link, spoil):
        for number in range(4):
            publish({**SITE, "stamp": b"%d" % number}.items(), link)
        spoil(link.parent / ".site" / "spare")
        before = tree(link)
        publish({**SITE, "stamp": b"5"}.items(), link)
        assert tree(link) == {**SITE, "stamp": b"5"}
        assert link.resolve().stat().st_mode & 0o777 == 0o755
        assert tree(link.parent / ".site" / "000004").keys() == before.keys()

    @pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o177])
    def test_modes_do_not_depend_on_the_umask(self, link, umask):
        link.parent.mkdir()
        before = os.umask(umask)
        try:
            version = publish(SITE.items(), link).path
        finally:
            os.umask(before)
        modes = {
            (path.is_dir(), oct(path.stat().st_mode & 0o7777))
            for path in [version.parent, version, *version.rglob("*")]
        }
        assert modes == {(True, "0o755"), (False, "0o644")}

    def test_a_file_altered_by_hand_is_mended(self, link):
        publish(SITE.items(), link)
        (link / "index.html").write_bytes(b"<h1>accueil</h1>")
        (link / "cites/lille/index.html").chmod(0o600)
        done = publish(SITE.items(), link)
        assert done.written == 2
        assert tree(link) == SITE
        assert (link / "cites/lille/index.html").stat().st_mode & 0o7777 == 0o644

    def test_a_file_replaced_by_a_link_is_mended(self, link, tmp_path):
        publish(SITE.items(), link)
        elsewhere = tmp_path / "elsewhere"
        elsewhere.write_bytes(SITE["index.html"])
        (link / "index.html").unlink()
        (link / "index.html").symlink_to(elsewhere)
        publish(SITE.items(), link)
        assert not (link / "index.html").is_symlink()
        assert tree(link) == SITE

    def test_contents_are_taken_one_at_a_time(self, link):
        alive = 0

        class Content(bytes):
            def __del__(self):
                nonlocal alive
                alive -= 1

        def files():
            nonlocal alive
            for number in range(50):
                alive += 1
                assert alive <= 2
                yield f"{number}", Content(b"%d" % number)

        assert publish(files(), link).count == 50

    def test_a_relative_link(self, link, monkeypatch):
        link.parent.mkdir()
        monkeypatch.chdir(link.parent)
        publish(SITE.items(), Path("site"))
        assert tree(link) == SITE

    def test_files_are_copied_where_links_are_refused(self, link, monkeypatch):
        old = publish(SITE.items(), link).path

        def refuse(*_):
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
        changed = SITE | {"index.html": b"new"}
        done = publish(changed.items(), link)
        assert tree(link) == changed
        assert done.written == 1
        name = "donnees/cites.csv"
        assert (old / name).stat().st_ino != (link / name).stat().st_ino


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a/..",
            ".",
            "./a",
            "a/./b",
            "a//b",
            "a/",
            "a\0b",
            "a\nb",
            "a\\b",
            "a\u202eb",
            "a\udcffb",
        ],
    )
    def test_a_bad_path_is_named_and_refused(self, link, path):
        publish(SITE.items(), link)
        before = state(link)
        with pytest.raises(PathError) as caught:
            publish([("ok", b""), (path, b"")], link)
        assert repr(path) in str(caught.value)
        assert tree(link) == SITE
        assert {k: v[0] for k, v in state(link).items()} == {k: v[0] for k, v in before.items()}

    @pytest.mark.parametrize(
        ("paths", "named"),
        [(["a", "a"], "a"), (["a/b", "a"], "a"), (["a", "a/b/c"], "a"), (["a/b", "a/b/c"], "a/b")],
    )
    def test_two_paths_that_cannot_stand_together(self, link, paths, named):
        with pytest.raises(PathError, match=f"'{named}'"):
            publish([(path, b"") for path in paths], link)
        assert store(link) == []

    def test_nothing_at_all_is_refused(self, link):
        publish(SITE.items(), link)
        with pytest.raises(PathError, match="aucun fichier"):
            publish([], link)
        assert tree(link) == SITE

    def test_accents_and_spaces_are_allowed(self, link):
        files = {"données/cité de l’emploi.csv": b"x"}
        publish(files.items(), link)
        assert tree(link) == files

    def test_a_name_too_long_is_one_french_line(self, link):
        with pytest.raises(PublicationError, match="le nom est trop long") as caught:
            publish([("a" * 300, b"")], link)
        assert "\n" not in str(caught.value)
        assert store(link) == []


class TestWhatGoesWrong:
    @pytest.mark.parametrize("error", [ValueError("modèle"), KeyboardInterrupt(), OSError(5, "x")])
    def test_files_that_break_off_leave_the_last_output(self, link, error):
        publish(SITE.items(), link)
        before = os.readlink(link)

        def files():
            yield "index.html", b"half of a site"
            yield "cites/lille/index.html", SITE["cites/lille/index.html"]
            raise error

        with pytest.raises(type(error)) as caught:
            publish(files(), link)
        assert caught.value is error
        assert os.readlink(link) == before
        assert tree(link) == SITE
        assert store(link) == ["000001"]

    def test_a_first_build_that_breaks_off_leaves_no_link(self, link):
        with pytest.raises(ZeroDivisionError):
            publish(((f"{n}", b"%d" % (1 // (3 - n))) for n in range(9)), link)
        assert not os.path.lexists(link)
        assert store(link) == []

    @pytest.mark.parametrize("kind", ["folder", "file", "foreign link"])
    def test_a_place_already_taken_is_left_alone(self, link, tmp_path, kind):
        link.parent.mkdir()
        if kind == "folder":
            link.mkdir()
            (link / "precious").write_text("kept")
        elif kind == "file":
            link.write_text("kept")
        else:
            link.symlink_to(tmp_path)
        with pytest.raises(PublicationError, match="n’est pas un lien de publication"):
            publish(SITE.items(), link)
        assert link.is_symlink() == (kind == "foreign link")
        assert link.is_file() == (kind == "file")
        assert link.is_dir() == (kind != "file")

    def test_a_link_that_shows_nothing_is_made_anew(self, link):
        publish(SITE.items(), link)
        link.parent.joinpath(".site", "000001").rename(link.parent / "gone")
        publish(SITE.items(), link)
        assert tree(link) == SITE

    def test_a_file_over_the_size_limit(self, link):
        publish(SITE.items(), link)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        try:
            with pytest.raises(PublicationError, match="trop grand"):
                publish([("big", bytes(20_000))], link)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert tree(link) == SITE
        assert store(link) == ["000001"]

    def test_a_full_disk(self, small_disk):
        link = small_disk / "build" / "site"
        publish(SITE.items(), link)
        with pytest.raises(PublicationError, match="plus de place sur le disque") as caught:
            publish(((f"{n}/index.html", b"%d" % n * 5_000) for n in range(200)), link)
        assert "\n" not in str(caught.value)
        assert tree(link) == SITE
        assert store(link) == ["000001"]
        assert publish(SITE.items(), link).linked == 4

    def test_a_read_only_disk(self, small_disk):
        link = small_disk / "build" / "site"
        publish(SITE.items(), link)
        mount("-o", "remount,ro", small_disk)
        with pytest.raises(PublicationError, match="lecture seule"):
            publish([("index.html", b"new")], link)
        assert tree(link) == SITE


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", folder)
    yield folder
    unmount(folder)
