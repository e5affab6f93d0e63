"""The command that turns the text of a request into a change: what it prints, returns and writes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT
from tests.proposal.forms import run
from tests.small_registry import copy_mini

# The body of a recorded event, which « Corriger un fait » wrote: line ends of Windows and all.
EVENT = ROOT / "tests" / "fixtures" / "events" / "issues_opened.json"
RECORDED = json.loads(EVENT.read_bytes())["issue"]["body"]


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    """The file of a request."""
    path = tmp_path / "demande.md"
    path.write_bytes(RECORDED.encode())
    return path


def test_the_ready_diff_applies(tmp_path, request_file, capsys):
    """With git itself, on the files of the registry; what it gives is what `--output` writes."""
    root = copy_mini(tmp_path / "depot")
    before = (root / "data" / "cites.yaml").read_bytes()
    assert run(root, request_file, tmp_path / "sortie") == 0
    printed = capsys.readouterr().out
    assert (root / "data" / "cites.yaml").read_bytes() == before
    diff = printed.partition("```diff\n")[2].rpartition("```")[0]
    git = ["git", "-C", str(root)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "apply", "-"], input=diff.encode(), check=True)
    for file in ("data/cites.yaml", "data/sources.yaml"):
        assert (root / file).read_bytes() == (tmp_path / "sortie" / file).read_bytes()
    assert '      depuis: "2024-06"\n' in (root / "data" / "cites.yaml").read_text(encoding="utf-8")


def test_the_reply_says_what_changes_in_french(tmp_path, request_file, capsys):
    run(copy_mini(tmp_path / "depot"), request_file)
    lines = capsys.readouterr().out.replace("\u00a0", " ").replace("\\", "").splitlines()
    assert lines[:11] == [
        "**Votre demande est prête : elle passe le contrôle.** Une personne doit encore la relire et l’accepter.",
        "",
        "Ce qui change :",
        "",
        "- **cde-002 Asnières-sur-Seine**",
        "  - Statut, depuis : « 2024-12 » devient « 2024-06 »",
        "  - Statut, sources : avec « ville-asnieres-seine-cite-emploi-s »",
        "  - Statut, confiance : « deduite » devient « attestee »",
        "  - Statut, lu le : « 2026-11-22 » devient « 2026-12-24 »",
        "  - 1 mention ajoutée, Statut : « Depuis : “2024-12”. »",
        "- **Source ville-asnieres-seine-cite-emploi-s** : ajout de « La cité de l’emploi s’arrête »",
    ]


def test_what_is_refused_writes_nothing(tmp_path, request_file, capsys):
    root = copy_mini(tmp_path / "depot")
    wrong = RECORDED.replace("Asnières-sur-Seine\r\n\r\n", "Asniere-su-seine\r\n\r\n", 1)
    request_file.write_bytes(wrong.encode())
    assert run(root, request_file, tmp_path / "sortie") == 1
    assert "Vouliez\\-vous dire «\u00a0cde\\-002 Asnières\\-sur\\-Seine\u00a0»" in capsys.readouterr().out
    assert not (tmp_path / "sortie").exists()


def test_the_text_may_come_from_the_input(tmp_path, request_file, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RECORDED.encode())))
    assert run(copy_mini(tmp_path / "depot"), Path("-")) == 0
    assert capsys.readouterr().out.startswith("**Votre demande est prête")
