"""The guide of the contributors: its links and pictures are there, and say what the programs say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts import ROOT
from scripts.registry.provenance import MEANINGS
from tests.small_registry import replace

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PICTURES = dict(re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", GUIDE))
SVG = "{http://www.w3.org/2000/svg}"


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_link_leads_somewhere() -> None:
    """To a heading, a file, or a form that is there."""
    anchors = {slug(heading) for heading in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)}
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]*)\)", GUIDE):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif form := re.fullmatch(r"\.\./\.\./issues/new\?template=(\w+\.yml)", target):
            assert (ROOT / ".github" / "ISSUE_TEMPLATE" / form[1]).is_file(), target
        else:
            assert (ROOT / target).is_file(), target


def test_every_form_is_named() -> None:
    forms = {path.name for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")} - {"config.yml"}
    assert set(re.findall(r"template=(\w+\.yml)", GUIDE)) == forms


def test_what_it_tells_to_run_and_to_read_is_there() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", GUIDE)) <= set(targets)
    for page in ("champs", "regles"):
        assert f"`/{page}/`" in GUIDE and (ROOT / "content" / f"{page}.md").is_file()


def test_the_words_of_confidence_mean_what_they_mean_everywhere() -> None:
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", GUIDE, re.MULTILINE)) == MEANINGS


def test_the_links_of_a_fiche_have_the_words_of_the_guide() -> None:
    """Of the fiche, whose reader looks for them."""
    pages = ("site_templates/pages/issues.html", "scripts/pages/parts/appels.py", "scripts/forms/corriger.py")
    written = "".join((ROOT / page).read_text(encoding="utf-8") for page in pages)
    for words, source in (
        ("Modifier cette fiche", 'Modifier {{ "cette fiche"'),
        ("Corriger", '"Corriger"'),
        ("Corriger un fait", '"Corriger un fait"'),
    ):
        assert f"« {words} »" in GUIDE and source in written


def test_there_is_a_picture_for_each_way_with_its_words() -> None:
    assert len(PICTURES) == 3 and all(len(words) > 80 for words in PICTURES)


@pytest.mark.parametrize("picture", PICTURES.values())
def test_a_picture_stands_alone(picture: str) -> None:
    """Its own ground, so that it reads in the dark as in the light; a title, a description; nothing from elsewhere."""
    text = (ROOT / picture).read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img" and root.find(f"{SVG}title").text and root.find(f"{SVG}desc").text
    ground = root.find(f"{SVG}rect")
    assert (ground.get("width"), ground.get("height")) == tuple(root.get("viewBox").split()[2:])
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "") and "<image" not in text


def test_the_picture_of_the_terminal_is_true(tmp_path: Path) -> None:
    """It shows what the three commands say of a code with two digits swapped."""
    root = tmp_path
    (root / "data").mkdir()
    for path in (ROOT / "data").iterdir():
        if path.suffix == ".yaml":
            (root / "data" / path.name).write_bytes(path.read_bytes())
        else:
            (root / "data" / path.name).symlink_to(path)
    known = '"QP049008" # Le Grand Bellevue (Trélazé)'
    replace(root, [(known, '"QP049080"')])
    said = [run("check", root)]
    replace(root, [('"QP049080"', '"QP049008"')])
    said += [run("format", root), run("check", root)]
    drawn = ElementTree.parse(ROOT / PICTURES[next(words for words in PICTURES if "terminal" in words)])
    lines = [text.text for text in drawn.iter(f"{SVG}text")]
    shown = " ".join(line for line in lines if not line.startswith("$"))
    told = " ".join(" ".join(said).split())
    assert [line for line in lines if line.startswith("$")] == ["$ make check", "$ make format", "$ make check"]
    assert plain(shown) == plain(told)


def run(command: str, root: Path) -> str:
    """What a command prints."""
    arguments = [sys.executable, "-m", "scripts", command, "--racine", str(root)]
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=60).stdout


def plain(text: str) -> str:
    """A text with plain spaces, and numbers that a later state of the registry may change left out."""
    return re.sub(r"\d+ (?=cités|communes|QPV|sources)|:\d+:\d+:", "", re.sub(r"\s", " ", text))
