"""The command that puts the registry in form, without losing what a person wrote."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from scripts.commands import format as command
from scripts.registry.load import CITES
from tests.small_registry import MINI, copy_mini, diagnose, replace


def run(root: Path) -> int:
    """Run the command on a registry."""
    return command.run(argparse.Namespace(racine=root))


def text_of(root: Path) -> str:
    """Return the file of the cités."""
    return (root / CITES).read_text(encoding="utf-8")


def test_names_are_written_anew(tmp_path: Path) -> None:
    """Without its comments, the mini registry gets them all back, byte for byte."""
    good = text_of(copy_mini(tmp_path))
    bare = re.sub(r'" # .*$', '"', good, flags=re.MULTILINE)
    assert bare != good
    (tmp_path / CITES).write_text(bare, encoding="utf-8")
    assert run(tmp_path) == 0
    assert text_of(tmp_path) == good


def test_twice_is_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second run changes nothing, and says so."""
    replace(copy_mini(tmp_path), [('- "49007" # Angers', '- "49007"   #   à revoir')])
    run(tmp_path)
    once = text_of(tmp_path)
    assert run(tmp_path) == 0
    assert text_of(tmp_path) == once
    assert capsys.readouterr().out.splitlines()[-1] == "Le registre est déjà en forme."


def test_the_name_of_another_code_is_replaced(tmp_path: Path) -> None:
    """A code that was changed leaves a stale name behind."""
    replace(
        copy_mini(tmp_path),
        [('- "49007" # Angers', '- "49007" # Cholet'), ('"QP049001" # Belle Beille', '"QP049001" # Roseraie')],
    )
    run(tmp_path)
    assert text_of(tmp_path) == (MINI / "cites.yaml").read_text(encoding="utf-8")


def test_the_comment_of_a_person_moves_above(tmp_path: Path) -> None:
    """It is kept, with the indent of the line, and left there by the next run."""
    replace(copy_mini(tmp_path), [('- "49007" # Angers', '- "49007" # Angers, à vérifier auprès de l’agglomération')])
    run(tmp_path)
    assert '        # Angers, à vérifier auprès de l’agglomération\n        - "49007" # Angers\n' in text_of(tmp_path)
    assert not diagnose(tmp_path)


def test_form_alone_changes(tmp_path: Path) -> None:
    """Spacing, quotation marks, order; comments and an unknown code stay."""
    good = text_of(copy_mini(tmp_path))
    pairs = [
        ("version: ", "\n# À garder   \nversion:   "),
        ('- "49353" # Trélazé', '-   "49999"'),
        ('coeur:\n        - "13055" # Marseille\n', "coeur: [ 13055 ]  # ici\n"),
        ("annee: 2021\n", 'annee: "2021"\n'),
    ]
    replace(tmp_path, pairs)
    assert run(tmp_path) == 0
    wanted = good.replace("version: ", "# À garder\nversion: ").replace('"49353" # Trélazé', '"49999"')
    assert text_of(tmp_path) == wanted.replace('        - "13055"', '        # ici\n        - "13055"')


def test_every_file_is_put_in_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sources too, and each is told apart."""
    path = copy_mini(tmp_path) / "data" / "sources.yaml"
    good = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n").replace(b'titre: "', b'titre:   "  ', 1))
    assert run(tmp_path) == 0
    assert path.read_bytes() == good
    assert capsys.readouterr().out == "data/sources.yaml\u00a0: 1\u00a0ligne mise en forme.\n"


def test_what_cannot_be_read_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason is told, the file is as it was, and no other lies beside it."""
    replace(copy_mini(tmp_path), [('slug: "gennevilliers"', 'slug "gennevilliers"')])
    before = text_of(tmp_path)
    files = set((tmp_path / "data").iterdir())
    assert run(tmp_path) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("data/cites.yaml:202:9: [syntaxe] ")
    assert last.endswith("il n’a pas été changé.")
    assert text_of(tmp_path) == before
    assert set((tmp_path / "data").iterdir()) == files


def test_the_rights_of_the_file_are_kept(tmp_path: Path) -> None:
    """As is a symbolic link that leads to it."""
    copy_mini(tmp_path)
    replace(tmp_path, [('- "49007" # Angers', '- "49007"')])
    moved = tmp_path / "ailleurs.yaml"
    (tmp_path / CITES).rename(moved)
    moved.chmod(0o640)
    (tmp_path / CITES).symlink_to(moved)
    run(tmp_path)
    assert (tmp_path / CITES).is_symlink()
    assert moved.stat().st_mode & 0o777 == 0o640
