"""The API of the real registry, emitted once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from scripts import api
from scripts.model.model import Model


@pytest.fixture(scope="session")
def files(model: Model) -> Mapping[str, bytes]:
    """Every file, by its path under `api/v1/`."""
    emitted = list(api.emit(model))
    by_path = dict(emitted)
    assert len(by_path) == len(emitted)
    return by_path


@pytest.fixture(scope="session")
def documents(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    """Every file, parsed."""
    return {path: json.loads(content) for path, content in files.items()}
