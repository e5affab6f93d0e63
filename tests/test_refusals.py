"""What the machine refuses: one clear line of French, a status that is not zero, and the last output still there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.check import check
from scripts.failures import Failure
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.publish import publish
from scripts.site.emit import emit
from scripts.site.shells import build_hand_written
from tests.clone import command, lay_clone, mount, unmount
from tests.test_publish import SITE, tree


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_clone(tmp_path_factory.mktemp("clone") / "registre")


@contextmanager
def gone(path: Path) -> Iterator[None]:
    """A while in which a file or a folder has been moved away."""
    away = path.rename(path.with_name("ailleurs"))
    try:
        yield
    finally:
        away.rename(path)


@contextmanager
def broken(path: Path, content: str) -> Iterator[None]:
    """A while in which a file, which may be a new one, holds something else."""
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    try:
        yield
    finally:
        path.unlink()
        if before is not None:
            path.write_bytes(before)


@pytest.fixture
def output(clone: Path) -> Iterator[Path]:
    """`build/package` of the clone, with an older output in it, on a disk of 256 kB of its own."""
    folder = clone / "build"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", folder)
    publish(SITE.items(), folder / "package")
    yield folder / "package"
    unmount(folder)
    folder.rmdir()


def refusal(clone: Path, *arguments: str, **environment: str) -> str:
    """The line that a command ends with, which must be the only one beside the steps it began."""
    done = command(clone, *arguments, **environment)
    said, complained = done.communicate(timeout=120)
    assert (done.returncode, said) == (1, "")
    lines = [line for line in complained.splitlines() if not re.fullmatch(r".*…|.* : \d+,\d s", line)]
    assert len(lines) == 1
    return lines[0]


def test_a_full_disk(clone, output):
    line = refusal(clone, "package")
    assert re.fullmatch(r"build/package n’a pas pu être écrit \(.*il n’y a plus de place sur le disque\) ; .*\.", line)
    assert tree(output) == SITE


@pytest.mark.parametrize("size", ["256k", "4m"])
def test_no_room_for_temporary_files(clone, tmp_path, size):
    """It is told once, and what was being written to them complains of nothing at the end of the process."""
    mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", tmp_path)
    try:
        assert refusal(clone, "package", TMPDIR=str(tmp_path)) == "Erreur : il n’y a plus de place sur le disque."
    finally:
        unmount(tmp_path)
        shutil.rmtree(clone / "build")


def test_a_folder_that_is_read_only(clone, output):
    mount("--bind", output.parent, output.parent)
    try:
        mount("-o", "remount,bind,ro", output.parent)
        line = refusal(clone, "package")
        assert re.fullmatch(r"build/package n’a pas pu être écrit \(.*le disque est en lecture seule\) ; .*\.", line)
        assert tree(output) == SITE
    finally:
        unmount(output.parent)


@pytest.mark.parametrize("name", ["communes.csv", "tables.yaml", "qpv_2015.csv"])
def test_a_missing_reference_table(clone, name):
    path = clone / "data" / "reference" / name
    with gone(path), pytest.raises(Failure, match=rf"^{path} : ce fichier de référence manque\.$"):
        check(clone)


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("data/reference/tables.yaml", "tables: [", "n’a pas la forme attendue ; remettez celui du dépôt"),
        ("data/reference/tables.yaml", "", "n’a pas la forme attendue ; remettez celui du dépôt"),
        (
            "data/reference/communes.csv",
            None,
            "une ligne n’a pas la forme attendue ; « make reference » refait ce fichier",
        ),
        ("data/publication/promesses.csv", "genre,identifiant,adresse\nune\n", "remettez celui de la dernière version"),
    ],
    ids=["yaml", "empty", "quote", "promises"],
)
def test_a_broken_table(clone, path, content, told):
    file = clone / path
    with broken(file, file.read_text(encoding="utf-8").replace("\n", '\n"', 1) if content is None else content):
        line = refusal(clone, "check")
    assert path in line
    assert line.endswith(f"{told}.")


def test_a_missing_registry(clone):
    with gone(clone / "data" / "cites.yaml"):
        assert [one.rule for one in check(clone).diagnostics] == ["fichier-absent"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("mkdocs.yml", r"mkdocs\.yml manque : remettez-le à sa place\."),
        ("site_templates/pages/head.html", r"site_templates/pages/head\.html manque : remettez ce modèle à sa place\."),
        ("site_templates/pages/macros.html", r"site_templates/pages/macros\.html manque : .*\."),
        ("site_templates/theme", r"Les pages de content/ n’ont pas pu être construites : .*theme.*"),
        ("content/index.md", r"Les pages de content/ n’ont pas pu être construites : .*index\.md.*"),
        ("content/cites/coquille.md", r"Les pages de content/ n’ont pas pu être construites : .*cites/coquille\.md.*"),
    ],
)
def test_a_missing_part_of_the_site(clone, path, told, model: Model, contours: Contours):
    with gone(clone / path), pytest.raises(Failure) as caught:
        list(emit(model, contours, build_hand_written(clone), clone / "site_templates"))
    assert re.fullmatch(told, str(caught.value))


def test_missing_outlines(clone):
    path = clone / "data" / "reference" / "contours" / "departements.geojson"
    with gone(path), pytest.raises(Failure, match=rf"^{path} : ce fichier de contours manque\.$"):
        _ = Contours(path.parent).departements
