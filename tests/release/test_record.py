"""What a release writes comes back where it fails, each file by itself."""

from __future__ import annotations

import pytest

from scripts.release.record import laid

OLD = {"un.yaml": b"un", "deux.yaml": b"deux", "trois.yaml": b"trois"}


def test_what_can_come_back_does_though_something_else_cannot(tmp_path):
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(OSError), laid(tmp_path, {**dict.fromkeys(OLD, b"autre"), "build/quatre.zip": b"quatre"}):
        assert (tmp_path / "build" / "quatre.zip").read_bytes() == b"quatre"
        (tmp_path / "deux.yaml").unlink()
        (tmp_path / "deux.yaml").mkdir()
        raise RuntimeError
    assert [(tmp_path / name).read_bytes() for name in ("un.yaml", "trois.yaml")] == [b"un", b"trois"]
    assert not [*(tmp_path / "build").iterdir()]


def test_what_is_laid_stays_where_all_goes_well(tmp_path):
    with laid(tmp_path, {"un.yaml": b"un"}):
        pass
    assert (tmp_path / "un.yaml").read_bytes() == b"un"
