"""The real registry, written with the COG of 2024, checks with those that follow."""

from __future__ import annotations

from pathlib import Path

from scripts import ROOT
from scripts.check import check
from scripts.registry.load import EXCEPTIONS, FILES
from tests.small_registry import printed, replace

PIERREFITTE = '        - "93059" # Pierrefitte-sur-Seine\n'
NO_EXCEPTION = "exceptions: []\n"


def registry(root: Path) -> Path:
    """Lay a copy of the real registry, without its exceptions, under `root`."""
    (root / "data").mkdir()
    (root / "data" / "reference").symlink_to(ROOT / "data" / "reference")
    for file in FILES:
        (root / file).write_bytes((ROOT / file).read_bytes())
    (root / EXCEPTIONS).write_text(NO_EXCEPTION, encoding="utf-8")
    return root


def test_what_has_merged_is_told_with_the_fix_and_nothing_fails(tmp_path: Path) -> None:
    """One warning: Pierrefitte-sur-Seine, which Plaine Commune lists beside Saint-Denis."""
    checked = check(registry(tmp_path))
    (line,) = printed(checked.diagnostics)
    assert checked.sound
    assert line.endswith(
        "[commune-passee] « 93059 » (Pierrefitte-sur-Seine) a fusionné : au COG de 2025, elle fait "
        "partie de Saint-Denis. « 93066 » (Saint-Denis) est déjà dans la liste : retirez ce code."
    )


def test_the_fix_satisfies_every_rule(tmp_path: Path) -> None:
    """Without Pierrefitte-sur-Seine, Saint-Denis stands for its QPV, and the published figures still hold."""
    root = registry(tmp_path)
    replace(root, [(PIERREFITTE, "")])
    assert not check(root).diagnostics
