"""A history that is kept follows what it is read from, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from scripts.history.read import with_history
from scripts.history.remembered import Remembered
from scripts.model.model import Model
from tests.history.test_history import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "registre")
    repository.git("tag", "v2026.11.22")
    repository.change("2026-12-01", ('nom: "Gennevilliers"', 'nom: "Gennevilliers et ses voisins"'))
    return repository


def test_it_is_kept_for_another_model(model: Model, repository: Repository) -> None:
    remembered = Remembered(repository.root)
    first = remembered.with_history(model)
    assert first.histoire == with_history(model, repository.root).histoire and first.histoire.etapes
    other = remembered.with_history(with_fields(model, version="2026.12.02", sources=dict(model.sources)))
    assert other.histoire is first.histoire and other.version == "2026.12.02"


def test_a_commit_a_tag_and_other_sources_are_followed(model: Model, repository: Repository) -> None:
    remembered = Remembered(repository.root)
    told = [remembered.with_history(model).histoire]
    repository.change("2026-12-05", ('date: "2020-07"', 'date: "2020-06"'))
    told.append(remembered.with_history(model).histoire)
    repository.git("tag", "v2026.12.05")
    told.append(remembered.with_history(model).histoire)
    undated = {id_: with_fields(source, date=None) for id_, source in model.sources.items()}
    told.append(remembered.with_history(with_fields(model, sources=undated)).histoire)
    assert [len(histoire.etapes) for histoire in told] == [1, 2, 2, 2]
    assert [histoire.etapes[0].version for histoire in told] == [None, None, "2026.12.05", "2026.12.05"]
    faits = [{fait for step in histoire.etapes for one in step.cites for fait in one.faits} for histoire in told]
    assert faits[3] < faits[2]


def test_a_folder_outside_git_has_none(model: Model, tmp_path: Path) -> None:
    assert Remembered(tmp_path).with_history(model).histoire == with_history(model, tmp_path).histoire
