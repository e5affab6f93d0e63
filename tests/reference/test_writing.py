"""Files are put on the disk all or none, and those that did not change are left alone."""

from pathlib import Path

import pytest

from scripts.reference.writing import write_changed


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_bytes(b"same")
    (tmp_path / "old.csv").write_bytes(b"old")
    untouched = (tmp_path / "same.csv").stat()
    files = {"same.csv": b"same", "old.csv": b"new", "contours/a.geojson": b"{}"}
    assert write_changed(tmp_path, files) == ["old.csv", "contours/a.geojson"]
    assert write_changed(tmp_path, files) == []
    assert (tmp_path / "same.csv").stat().st_ino == untouched.st_ino
    assert {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in written(tmp_path)} == files


def test_a_failing_disk_leaves_the_folder_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    writing = Path.write_bytes

    def fail_on_the_second(path: Path, content: bytes) -> int:
        if content == b"second":
            raise OSError(28, "No space left on device")
        return writing(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail_on_the_second)
    with pytest.raises(OSError, match="No space"):
        write_changed(tmp_path, {"a.csv": b"first", "b.csv": b"second"})
    assert [(p.name, p.read_bytes()) for p in written(tmp_path)] == [("a.csv", b"old")]


def written(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
