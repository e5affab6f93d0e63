"""The walls that docs/architecture.md draws between the rooms of scripts/."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts import ROOT

SCRIPTS = ROOT / "scripts"
LIST = re.compile(r"^## Who may know whom$.*?^```$\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES, PRINTS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}, {"print"}


def ranks() -> dict[str, int]:
    """The rooms, by the line that they stand on."""
    (listed,) = LIST.findall((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    return {room: rank for rank, line in enumerate(listed.splitlines()) for room in line.split(", ")}


def modules() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module with its room."""
    for path in SCRIPTS.rglob("*.py"):
        yield path, path.relative_to(SCRIPTS).parts[0].removesuffix(".py"), ast.parse(path.read_bytes())


def imported(tree: ast.Module) -> Iterator[str]:
    """The rooms that a module imports, at its top or further in."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "scripts" and rest.partition(".")[0] != "ROOT":
                yield rest.partition(".")[0]


def called(tree: ast.Module) -> set[str]:
    """The names of the functions and methods that a module calls."""
    callees = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {callee.id if isinstance(callee, ast.Name) else getattr(callee, "attr", "") for callee in callees}


def test_every_room_is_on_the_list_and_the_list_has_no_other():
    assert ranks().keys() == {room for _, room, _ in modules()} - {"__init__"}


def test_imports_go_down_the_list():
    rank = ranks()
    climbing = {
        f"{path.relative_to(ROOT)} imports {other}"
        for path, room, tree in modules()
        for other in imported(tree)
        if other != room and rank[other] <= rank[room]
    }
    assert climbing == set()


def test_rooms_that_reason_touch_no_file_and_rules_print_nothing():
    silent = {"rules", "model", "tables", "dossier", "perimetre", "comptage", "links", "french", "layout"}
    assert {path.name for path, room, tree in modules() if room in silent and called(tree) & (FILES | PRINTS)} == set()
