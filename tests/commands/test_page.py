"""One page alone: the same as that of the whole site; nothing where there is none."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from scripts import ROOT
from tests.clone import lay_clone


def made(path: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "scripts", "page", path], cwd=ROOT, capture_output=True, timeout=120)


@pytest.mark.parametrize("path", ["cites/arras/index.html", "a-propos/index.html"])
def test_a_page_is_that_of_the_site(site, path):
    assert made(path).stdout == (site.folder / path).read_bytes()


@pytest.fixture
def workshop(tmp_path):
    """A copy of the project, a process that makes page after page of it, and what asks for one."""
    clone = lay_clone(tmp_path / "clone")
    command = [sys.executable, "-m", "scripts", "page"]
    with subprocess.Popen(command, cwd=clone, stdin=-1, stdout=-1, stderr=-1, encoding="utf-8") as process:

        def ask(path: str) -> str | None:
            process.stdin.write(f"{json.dumps(path)}\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield clone, process, ask
    assert process.returncode == 0


def replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_page_after_page_follows_the_files(site, workshop):
    clone, _, ask = workshop
    qpv = (site.folder / "qpv/qp094005/index.html").read_text("utf-8")
    assert ask("qpv/qp094005/index.html") == qpv
    assert ask("cites/nulle-part/index.html") == ""
    replace(clone / "data" / "cites.yaml", """nom: "Communauté urbaine d'Arras\"""", 'nom: "Arras les Essais"')
    assert "<h1>Arras les Essais</h1>" in ask("cites/arras/index.html")
    replace(clone / "site_templates" / "pages" / "cite.html", "{% block heading %}", "{% block heading %}<p>Modèle</p>")
    assert "<p>Modèle</p>" in ask("cites/arras/index.html")
    replace(clone / "content" / "a-propos.md", "# À propos", "# À propos, à l’essai,")
    assert "À propos, à l’essai," in ask("a-propos/index.html")
    assert ask("qpv/qp094005/index.html") == qpv


def test_what_is_wrong_is_told_until_it_is_mended(workshop):
    clone, process, ask = workshop
    cite = clone / "site_templates" / "pages" / "cite.html"
    whole = cite.read_text("utf-8")
    cite.write_text("{% if %}", "utf-8")
    assert ask("cites/arras/index.html") is None
    cite.write_text(whole, "utf-8")
    replace(clone / "data" / "cites.yaml", "annee: 2020", "annee: 1920")
    assert ask("cites/arras/index.html") is None
    replace(clone / "data" / "cites.yaml", "annee: 1920", "annee: 2020")
    assert "</h1>" in ask("cites/arras/index.html")
    process.stdin.close()
    told = process.stderr.read()
    assert "site_templates/pages/cite.html:1 : la syntaxe de ce modèle a une faute" in told
    assert "1920" in told and "Traceback" not in told


def test_a_path_without_a_page_is_refused():
    done = made("cites/nulle-part/index.html")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "Le site n’a pas de page à « cites/nulle-part/index.html »" in done.stderr.decode()
