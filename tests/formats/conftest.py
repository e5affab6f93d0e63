"""The package, emitted once and written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.formats import package
from scripts.model.model import Model
from scripts.outlines.contours import Contours


def write(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def files(model: Model, contours: Contours) -> dict[str, bytes]:
    """Every file of the package, by path."""
    emitted = list(package.emit(model, contours))
    by_path = dict(emitted)
    assert len(by_path) == len(emitted)
    return by_path


@pytest.fixture(scope="session")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package on the disk; tests only read it."""
    return write(files, tmp_path_factory.mktemp("package"))
