"""`python -m scripts package`: what it publishes, and nothing of what is refused."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from scripts import ROOT, accept
from scripts.accept import Refused
from scripts.commands import package
from scripts.model.model import Model


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.setattr(package, "ROOT", tmp_path)
    return tmp_path


def test_it_publishes_the_package(
    root: Path, model: Model, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accept, "accepted_model", lambda _: model)
    assert package.run(Namespace()) == 0
    assert (root / "build" / "package" / "datapackage.json").is_file()
    first = capsys.readouterr().out
    assert package.run(Namespace()) == 0
    count = first.split()[0]
    assert first == f"{count} fichiers, dont {count} nouveaux ou modifiés.\n"
    assert capsys.readouterr().out == f"{count} fichiers, dont 0 nouveaux ou modifiés.\n"


def test_a_refused_registry_publishes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Model:
        raise Refused("data/cites.yaml:1:1: [exemple]")

    monkeypatch.setattr(accept, "accepted_model", refuse)
    with pytest.raises(Refused):
        package.run(Namespace())
    assert not (root / "build").exists()
