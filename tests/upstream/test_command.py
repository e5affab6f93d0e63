"""`python -m scripts upstream`, from a real server to the report: nothing is ever written to the registry."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.registry.load import CITES
from tests.small_registry import copy_mini
from tests.upstream.server import Server, file, moved, status

COMMUNES = """id_cde;insee_com
cde-001;49007
cde-001;49353
cde-002;92004
cde-002;92036
cde-003;92036
cde-003;92004
cde-004;13055
"""
AMONT = """fichiers:
  - id: "cites-communes"
    titre: "Cités par commune"
    editeur: "ANCT"
    comparaison: cites-communes
    adresse: "{url}/cites.csv"
    origine: "Essai."
    vu_le: 2026-11-22
    colonnes:
      - champ: cite
        nom: "id_cde"
      - champ: commune
        nom: "insee_com"
  - id: "subventions"
    titre: "Subventions"
    editeur: "ANCT"
    comparaison: subventions
    jeu: "https://www.exemple.test/jeu"
    origine: "Essai."
    vu_le: 2026-11-22
"""


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    root = copy_mini(tmp_path / "registre")
    (root / "data" / "amont.yaml").write_text(AMONT.format(url=server.url), encoding="utf-8")
    return root


def digests(root: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (root / "data").glob("*.yaml")}


def run(root: Path, *arguments: str) -> int:
    """Run the command, and see that the registry has not changed."""
    before = digests(root)
    code = main(["upstream", "--racine", str(root), "--delai", "0.3", "--essais", "0", *arguments])
    assert digests(root) == before
    return code


def test_one_file_without_a_gap(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.on("/cites.csv", file(COMMUNES.encode()))
    assert run(root, "--seulement", "cites-communes") == 0
    assert capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ").splitlines() == [
        "1 fichier comparé, 0 écart.",
        "",
        "Cités par commune (ANCT) : 7 lignes, 0 écart ; séparé par point-virgule.",
    ]


def test_gaps_and_a_patch(root: Path, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.on("/cites.csv", file(COMMUNES.replace("cde-001;49353\n", "").encode()))
    patch = tmp_path / "correctif.diff"
    assert run(root, "--seulement", "cites-communes", "--patch", str(patch)) == 0
    assert "en trop : commune « 49353 » (Trélazé)" in capsys.readouterr().out.replace("\u00a0", " ")
    assert '-        - "49353" # Trélazé\n' in patch.read_text(encoding="utf-8")


def test_a_file_without_address_is_put_aside_and_the_others_are_compared(
    root: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.on("/cites.csv", file(COMMUNES.encode()))
    assert run(root, "--format", "json") == 1
    compared, aside = json.loads(capsys.readouterr().out)["fichiers"]
    assert compared["etat"] == "compare"
    assert aside["mot"] == "sans-adresse"
    assert "https://www.exemple.test/jeu" in aside["pourquoi"]


def test_a_given_file_replaces_the_network(root: Path, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "cites.csv"
    path.write_text(COMMUNES, encoding="latin-1")
    assert run(root, f"cites-communes={path}") == 0
    assert server.asked == []


def test_the_last_reading_serves_without_the_network(root: Path, server: Server) -> None:
    assert run(root, "--seulement", "cites-communes", "--hors-ligne") == 1
    server.on("/cites.csv", file(COMMUNES.encode()))
    assert run(root, "--seulement", "cites-communes") == 0
    asked = len(server.asked)
    assert run(root, "--seulement", "cites-communes", "--hors-ligne") == 0
    assert len(server.asked) == asked


def test_what_cannot_be_compared_never_replaces_the_last_reading(root: Path, server: Server) -> None:
    """A web page comes in the place of the file: the copy of the day before is still there."""
    server.on("/cites.csv", file(COMMUNES.encode()), status(200))
    assert run(root, "--seulement", "cites-communes") == 0
    assert run(root, "--seulement", "cites-communes") == 1
    assert run(root, "--seulement", "cites-communes", "--hors-ligne") == 0


WRONG = {
    "moved to a web page": ("deplace", "page-web"),
    "truncated": ("coupe", "tronque"),
    "slow": ("muet", "trop-lent"),
    "server error": ("panne", "erreur-du-serveur"),
    "gone": ("parti", "introuvable"),
    "other columns": ("autres", "colonne-absente"),
    "empty": ("vide", "vide"),
    "web page": ("page", "page-web"),
}


@pytest.mark.parametrize(("kind", "mot"), WRONG.values(), ids=WRONG)
def test_whatever_the_server_does_has_its_word(
    root: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    mot: str,
) -> None:
    server.on("/page", status(200))
    answers = {
        "deplace": moved(301, "/page"),
        "coupe": file(COMMUNES.encode(), Content_Length="9999"),
        "muet": server.silence,
        "panne": status(503),
        "parti": status(404),
        "autres": file(b"id;code\n1;2\n"),
        "vide": file(b""),
        "page": status(200),
    }
    server.on("/cites.csv", answers[kind])
    assert run(root, "--seulement", "cites-communes", "--format", "json") == 1
    out, err = capsys.readouterr()
    (fichier,) = json.loads(out)["fichiers"]
    assert (fichier["etat"], fichier["mot"]) == ("ecarte", mot)
    assert fichier["pourquoi"]
    assert "Traceback" not in out + err


def test_the_patch_is_never_written_among_the_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--patch", str(root / CITES)) == 1
    assert "ne s’écrit pas dans data/" in capsys.readouterr().err


def test_a_registry_with_faults_of_form_is_mended_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / CITES).write_text("version: 1\n", encoding="utf-8")
    assert run(root) == 1
    assert "make check" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_one_french_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "cites-communes=/nulle-part.csv") == 1
    assert capsys.readouterr().err == "Erreur : /nulle-part.csv : n’existe pas.\n"
