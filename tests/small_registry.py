"""Small registries for the tests: the mini one, and those that a case of `fixtures/broken/` makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from scripts import ROOT
from scripts.check import judge
from scripts.diagnostics import terminal
from scripts.diagnostics.diagnostic import Diagnostic
from scripts.registry.load import CITES, load
from scripts.registry.promesses import PROMESSES, read_promesses
from scripts.registry.reference import Reference, read_reference
from scripts.rules import Rule

FIXTURES = Path(__file__).parent / "fixtures"
MINI = FIXTURES / "mini" / "data"
CASES = sorted(path.parent for path in (FIXTURES / "broken").glob("*/cas.yaml"))
TODAY = date(2026, 12, 24)


def copy_mini(root: Path) -> Path:
    """Lay the mini registry under `root`, with the real reference tables, and return `root`."""
    data = root / "data"
    data.mkdir(parents=True)
    for path in MINI.glob("*.yaml"):
        (data / path.name).write_bytes(path.read_bytes())
    (root / PROMESSES).parent.mkdir()
    (root / PROMESSES).write_bytes((MINI.parent / PROMESSES).read_bytes())
    (data / "reference").symlink_to(ROOT / "data" / "reference")
    return root


def replace(root: Path, pairs: Iterable[Sequence[str]], file: str = CITES) -> None:
    """Replace each (old, new) in a file; an old text must stand there exactly once."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def lay_case(case: Path, root: Path) -> Path:
    """Lay the registry of a case under `root`, and return `root`."""
    copy_mini(root)
    for change in yaml.safe_load((case / "cas.yaml").read_text(encoding="utf-8"))["changements"]:
        replace(root, change["remplace"], change.get("fichier", CITES))
    return root


def expected(case: Path) -> list[str]:
    """Return the lines that the check must print, in order."""
    return (case / "attendu.txt").read_text(encoding="utf-8").splitlines()


def printed(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return the lines of the terminal with plain spaces in the place of no-break ones."""
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in terminal.render(diagnostics, {})]


@cache
def real_reference() -> Reference:
    """Read the real reference tables, once for all tests."""
    return read_reference(ROOT / "data" / "reference")


def diagnose(root: Path, today: date | None = TODAY, rules: Iterable[Rule] | None = None) -> tuple[Diagnostic, ...]:
    """Check a registry against the real reference tables; `rules` alone, where some are named."""
    return judge(load(root), real_reference(), frozenset(), today, read_promesses(root), rules)
