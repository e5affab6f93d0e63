"""What is made of files is made again when they change, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.kept import Kept


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder" / "below" / "__pycache__").mkdir(parents=True)
    (tmp_path / "folder" / "below" / "a.txt").write_text("a")
    (tmp_path / "alone.txt").write_text("b")
    return tmp_path


@pytest.fixture
def kept(folder: Path) -> Kept[int]:
    numbers = iter(range(100))
    return Kept(lambda: next(numbers), folder / "folder", folder / "alone.txt", folder / "absent.txt")


def test_it_is_kept_as_long_as_nothing_changes(kept: Kept[int], folder: Path) -> None:
    assert kept() == 0
    (folder / "folder" / "below" / "__pycache__" / "a.pyc").write_bytes(b"bytecode")
    (folder / "other.txt").write_text("no file of it")
    assert (kept(), kept()) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "folder" / "below" / "a.txt").write_text("ab"),
        lambda root: os.utime(root / "folder" / "below" / "a.txt", ns=(1, 1)),
        lambda root: (root / "alone.txt").write_text("bc"),
        lambda root: (root / "absent.txt").write_text("no more"),
        lambda root: (root / "folder" / "new.txt").write_text("new"),
        lambda root: (root / "folder" / "below" / "a.txt").unlink(),
    ],
    ids=["longer", "touched", "alone", "appeared", "new", "gone"],
)
def test_a_change_makes_it_anew(kept: Kept[int], folder: Path, change: Callable[[Path], None]) -> None:
    assert kept() == 0
    change(folder)
    assert (kept(), kept()) == (1, 1)


def test_what_failed_is_tried_again(folder: Path) -> None:
    tried = []

    def make() -> int:
        tried.append("once more")
        if len(tried) == 1:
            raise ValueError("no")
        return len(tried)

    kept = Kept(make, folder)
    with pytest.raises(ValueError, match="no"):
        kept()
    assert (kept(), kept()) == (2, 2)


def test_a_change_while_it_is_made_makes_it_anew(folder: Path) -> None:
    file = folder / "alone.txt"

    def make() -> str:
        read = file.read_text()
        file.write_text("changed meanwhile")
        return read

    kept = Kept(make, file)
    assert (kept(), kept()) == ("b", "changed meanwhile")
