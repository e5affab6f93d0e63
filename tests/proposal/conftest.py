"""A mini registry to propose changes of; its reference tables are read once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check import read_table_sources
from scripts.proposal import proposal
from scripts.proposal.registry import Registry
from scripts.registry.load import load
from scripts.registry.promesses import read_promesses
from tests.proposal.forms import DAY
from tests.small_registry import copy_mini, real_reference


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The mini registry, read once: no proposal changes it."""
    root = copy_mini(tmp_path_factory.mktemp("depot"))
    table_sources = read_table_sources(root / "data" / "reference")
    return Registry(root, load(root), real_reference(), table_sources, read_promesses(root), DAY)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the mini registry."""
    monkeypatch.setattr(proposal, "read_reference", lambda folder: real_reference())
    return copy_mini(tmp_path)
