"""A file that is written anew is never half there."""

from pathlib import Path

import pytest

from scripts.rewriting import rewrite


def test_a_file_keeps_its_rights_and_its_links(tmp_path):
    file, link = tmp_path / "ici.yaml", tmp_path / "lien.yaml"
    file.write_bytes(b"avant")
    file.chmod(0o640)
    link.symlink_to(file)
    rewrite(link, "après".encode())
    assert link.is_symlink() and file.read_text(encoding="utf-8") == "après"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [file, link]


def test_a_file_that_was_not_there_is_made(tmp_path):
    rewrite(tmp_path / "neuf.json", b"[]")
    assert (tmp_path / "neuf.json").read_bytes() == b"[]"


def test_a_failing_disk_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "ici.yaml"
    file.write_bytes(b"avant")

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(content[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        rewrite(file, b"longtemps")
    assert file.read_bytes() == b"avant" and list(tmp_path.iterdir()) == [file]
