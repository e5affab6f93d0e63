"""The script that keeps one issue open with the report on the official files, with a stand-in for gh."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.upstream import markdown
from scripts.upstream.gap import Gap, Sens
from scripts.upstream.refusal import Mot
from scripts.upstream.report import Etat, Fichier, Rapport

ENVIRONMENT = {"GITHUB_SERVER_URL": "https://forge.test", "GITHUB_REPOSITORY": "a/b", "GITHUB_RUN_ID": "7"}
GAP = Gap(cite="cde-001", sens=Sens.MANQUE, phrase="commune")
KNOWN = {"titre": "Communes", "editeur": "Insee", "jeu": None, "adresse": None}


def fichier(mot: Mot | None = None, gaps: tuple[Gap, ...] = ()) -> Fichier:
    etat = Etat.ECARTE if mot else Etat.COMPARE
    return Fichier(id="communes", **KNOWN, etat=etat, mot=mot, pourquoi=mot and "en panne", ecarts=gaps)


def asked(folder: Path, fichiers: tuple[Fichier, ...], number: str) -> tuple[list[list[str]], str]:
    """Return what gh is asked after the list, where an issue of this number is open, and the report it may send."""
    report = folder / "rapport.md"
    rapport = Rapport(jour=date(2026, 12, 24), fichiers=fichiers, cites={"cde-001": "Angers"})
    report.write_text("\n".join(markdown.render(rapport)), encoding="utf-8")
    (folder / "gh").write_text(
        f'#!/bin/sh\necho "$1 $2 $3" >> {folder}/asked\n[ "$2" = list ] && echo "{number}"\nexit 0\n'
    )
    (folder / "gh").chmod(0o755)
    environment = {**os.environ, **ENVIRONMENT, "PATH": f"{folder}:{os.environ['PATH']}"}
    script = ROOT / ".github" / "tell-upstream"
    subprocess.run(["bash", script, report], cwd=folder, check=True, env=environment, capture_output=True, timeout=30)
    first, *others = (folder / "asked").read_text().splitlines()
    assert first.split()[:2] == ["issue", "list"]
    return [line.split()[1:] for line in others], report.read_text(encoding="utf-8")


@pytest.mark.parametrize("fichiers", [(fichier(gaps=(GAP,)),), (fichier(Mot.INTROUVABLE),)], ids=["gap", "trouble"])
def test_what_is_to_be_looked_at_opens_or_renews_the_one_issue(tmp_path: Path, fichiers: tuple[Fichier, ...]) -> None:
    for number, wanted in (("", ["create", "--title"]), ("12", ["edit", "12"])):
        folder = tmp_path / (number or "none")
        folder.mkdir()
        commands, report = asked(folder, fichiers, number)
        assert commands == [wanted]
        assert "https://forge.test/a/b/actions/runs/7" in report


@pytest.mark.parametrize("fichiers", [(fichier(),), (fichier(), fichier(Mot.SANS_ADRESSE))], ids=["same", "unknown"])
def test_nothing_to_look_at_opens_no_issue_and_closes_the_last(tmp_path: Path, fichiers: tuple[Fichier, ...]) -> None:
    for number, wanted in (("", []), ("12", [["close", "12"]])):
        folder = tmp_path / (number or "none")
        folder.mkdir()
        assert asked(folder, fichiers, number)[0] == wanted
