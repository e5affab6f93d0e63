"""What is kept is what would be made: whatever changes, whatever happened to the disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts import ROOT, store
from scripts.store import NOTHING_KEPT, File, Store

FILES = [("a/b.txt", b"one"), ("c.bin", bytes(range(256)) * 1000), ("vide", b"")]


class Maker:
    """Gives the same files each time, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Iterator[File]:
        self.asked += 1
        yield from FILES


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    (tmp_path / "reference" / "below").mkdir(parents=True)
    (tmp_path / "reference" / "below" / "table.csv").write_text("a,b")
    return tmp_path


def opened(folders: Path) -> Store:
    return Store(folders / "cache" / "made", folders / "reference")


def test_it_is_made_once_and_given_as_it_was(folders: Path, make: Maker) -> None:
    assert list(opened(folders).files("name", [b"x"], make)) == FILES
    assert list(opened(folders).files("name", [b"x"], make)) == FILES
    assert make.asked == 1
    assert [path.name for path in (folders / "cache" / "made").iterdir()] == ["name"]


@pytest.mark.parametrize("made_of", [[], [b"y"], [b"x", b""], [b"", b"x"], [b"x", b"x"]], ids=repr)
def test_it_is_made_again_of_anything_else(made_of: list[bytes], folders: Path, make: Maker) -> None:
    list(opened(folders).files("name", [b"x"], make))
    assert list(opened(folders).files("name", made_of, make)) == FILES
    assert make.asked == 2


def test_parts_are_told_apart(folders: Path, make: Maker) -> None:
    list(opened(folders).files("name", [b"ab", b"c"], make))
    list(opened(folders).files("name", [b"a", b"bc"], make))
    assert make.asked == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "below" / "table.csv").write_text("a,c"),
        lambda folder: (folder / "below" / "table.csv").rename(folder / "table.csv"),
        lambda folder: (folder / "other.csv").write_text(""),
        lambda folder: (folder / "below" / "table.csv").unlink(),
    ],
    ids=["altered", "moved", "new", "gone"],
)
def test_it_is_made_again_where_a_folder_changed(change: Callable[[Path], None], folders: Path, make: Maker) -> None:
    list(opened(folders).files("name", [], make))
    change(folders / "reference")
    list(opened(folders).files("name", [], make))
    assert make.asked == 2


def test_it_is_made_again_by_other_code(folders: Path, make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    list(opened(folders).files("name", [], make))
    monkeypatch.setattr(store, "code", lambda: b"other code")
    list(opened(folders).files("name", [], make))
    assert make.asked == 2


@pytest.mark.parametrize("at", [0, 31, 32, 63, 64, 70, 80, 1000, -1])
def test_whatever_is_damaged_is_made_again(at: int, folders: Path, make: Maker) -> None:
    list(opened(folders).files("name", [], make))
    kept = folders / "cache" / "made" / "name"
    whole = kept.read_bytes()
    altered = bytearray(whole)
    altered[at] ^= 1
    for damaged in (bytes(altered), whole[:at], whole + b"\0", bytes(len(whole)), b""):
        kept.write_bytes(damaged)
        assert list(opened(folders).files("name", [], make)) == FILES
        assert kept.read_bytes() == whole
    assert make.asked == 6


def test_what_was_not_made_to_the_end_is_not_kept(folders: Path) -> None:
    def fail() -> Iterator[File]:
        yield FILES[0]
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        list(opened(folders).files("name", [], fail))
    stopped = opened(folders).files("name", [], Maker())
    next(stopped)
    stopped.close()
    assert list((folders / "cache" / "made").iterdir()) == []


def test_files_are_passed_on_one_by_one(folders: Path) -> None:
    made = []

    def make() -> Iterator[File]:
        for path, content in FILES:
            made.append(path)
            yield path, content

    for count, (path, _) in enumerate(opened(folders).files("name", [], make), 1):
        assert (len(made), made[-1]) == (count, path)


def test_where_the_disk_refuses_all_is_made_and_nothing_kept(folders: Path, make: Maker) -> None:
    (folders / "cache").write_text("a file where the folder should be")
    assert list(opened(folders).files("name", [], make)) == FILES
    assert list(NOTHING_KEPT.files("name", [], make)) == FILES
    assert make.asked == 2


def test_a_disk_that_fills_up_half_way_stops_nothing(folders: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from scripts.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        "files = [(str(rank), bytes(60_000)) for rank in range(3)]\n"
        "assert list(Store(Path(sys.argv[1])).files('name', [], lambda: files)) == files\n"
    )
    subprocess.run([sys.executable, "-c", program, folders / "made"], cwd=ROOT, check=True, timeout=60)
    assert list((folders / "made").iterdir()) == []


def test_a_text_is_kept_too(folders: Path) -> None:
    texts = iter(["« un »", "« deux »"])
    said = [opened(folders).text("text", [part], lambda: next(texts)) for part in (b"x", b"x", b"y")]
    assert said == ["« un »", "« un »", "« deux »"]
