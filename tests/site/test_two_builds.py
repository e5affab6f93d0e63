"""A build depends on its sources only: not on the folder, the hour, the language, the user's mask or the network."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clone import command, lay_clone

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {
    "TZ": "America/Adak",
    "LC_ALL": "POSIX",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONHASHSEED": "84",
    "LANGUAGE": "de",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
}
NAME = ('nom: "Angers Loire Métropole"', 'nom: "Angers et alentours"')
WITHOUT_NETWORK = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))


def works(*wrapper: str) -> bool:
    return subprocess.run([*wrapper, "true"], capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def no_network() -> tuple[str, ...]:
    """What to put before a command so that it has no network; nothing where the system refuses that."""
    return next((wrapper for wrapper in WITHOUT_NETWORK if works(*wrapper)), ())


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory, no_network: tuple[str, ...]) -> Iterator[tuple[Path, Path]]:
    """Two clones where `python -m scripts site` has run, at once and under other circumstances; the first, offline."""
    here = lay_clone(tmp_path_factory.mktemp("ici") / "registre")
    there = lay_clone(tmp_path_factory.mktemp("un dossier, ailleurs") / "é" / "clone")
    built(
        command(here, "site", wrapper=(*no_network, "sh", "-c", 'umask 000; exec "$@"', "sh"), **HERE),
        command(there, "site", wrapper=("sh", "-c", 'umask 077; exec "$@"', "sh"), **THERE),
    )
    yield here / "build" / "site", there / "build" / "site"


def built(*children: subprocess.Popen) -> None:
    for child in children:
        _, complained = child.communicate(timeout=300)
        assert child.returncode == 0, complained


def differing(here: Path, there: Path) -> list[str]:
    """The files that are not the same in two sites of the same files."""
    names = [name for name in listing(here) if (here / name).is_file()]
    return [name for name in names if (here / name).read_bytes() != (there / name).read_bytes()]


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """The mode and size of each file and folder of a site."""
    found = {}
    for path in folder.resolve().rglob("*"):
        status = path.lstat()
        found[path.relative_to(folder.resolve()).as_posix()] = (status.st_mode, status.st_size * path.is_file())
    return found


def test_two_builds_are_the_same_byte_for_byte(builds):
    here, there = builds
    files = listing(here)
    assert len(files) > 5000
    assert listing(there) == files
    assert differing(here, there) == []


def test_a_build_needs_no_network(builds, no_network):
    if not no_network:
        pytest.skip("a network namespace is refused here (unshare --net)")
    interfaces = subprocess.run([*no_network, "cat", "/proc/net/dev"], capture_output=True, text=True, check=True)
    assert [line.split(":")[0].strip() for line in interfaces.stdout.splitlines()[2:]] == ["lo"]
    assert (builds[0] / "index.html").is_file()


def test_what_is_kept_from_the_last_build_changes_no_byte(builds):
    """A cité gets another name; where nothing is kept, the same site comes of it."""
    here, there = (site.parent.parent for site in builds)
    for clone in (here, there):
        registry = clone / "data" / "cites.yaml"
        text = registry.read_text(encoding="utf-8")
        assert text.count(NAME[0]) == 1
        registry.write_text(text.replace(*NAME), encoding="utf-8")
    shutil.rmtree(there / ".cache")
    built(command(here, "site", **HERE), command(there, "site", **THERE))
    assert listing(builds[0]) == listing(builds[1]) and differing(*builds) == []
    assert "Angers et alentours" in (builds[0] / "cites" / "angers-loire-metropole" / "index.html").read_text()
