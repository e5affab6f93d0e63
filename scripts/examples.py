"""A bad and a good example of each rule, from the small broken registries that the tests hold.

A case changes a good registry until one rule objects: what it writes is the bad example, what it takes away the good
one, and what the check must say stands beside. Nothing is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from scripts.failures import Failure
from scripts.layout.hunks import Hunk, hunks

FIXTURES = Path("tests") / "fixtures"

_CITES = "data/cites.yaml"
_TOLD = re.compile(r"^([\w/.]+):(\d+):\d+: \[([a-z0-9-]+)\] (.+)$", re.MULTILINE)


class Example(Struct, frozen=True):
    """What not to write, what to write instead, and what the check says of the former."""

    fichier: str
    mauvais: tuple[str, ...]
    bon: tuple[str, ...]
    message: str


class _Case(Struct, frozen=True):
    """One broken registry: its files beside the good ones, and what is told of it (file, line, rule, sentence)."""

    name: str
    files: Mapping[str, tuple[str, str]]
    told: tuple[tuple[str, int, str, str], ...]


def read_examples(root: Path) -> Mapping[str, Example]:
    """Return an example of each rule that has a broken registry of its own, by id.

    Raises Failure where the project at `root` lacks these registries.
    """
    examples: dict[str, Example] = {}
    cases = sorted(_cases(root / FIXTURES), key=lambda case: (len(case.told), case.name))
    for exact in (True, False):
        for case in cases:
            for file, line, rule, message in case.told:
                if rule not in examples and (case.name == rule or not exact):
                    where = file if file in case.files else next(iter(case.files))
                    examples[rule] = _example(where, line, message, *case.files[where])
    return examples


def _cases(fixtures: Path) -> Iterator[_Case]:
    good = {
        f"data/{path.name}": path.read_text(encoding="utf-8") for path in (fixtures / "mini" / "data").glob("*.yaml")
    }
    folders = sorted(path.parent for path in (fixtures / "broken").glob("*/cas.yaml"))
    if not good or not folders:
        raise Failure(f"Il manque {FIXTURES}/ : la page des règles en tire ses exemples.")
    for folder in folders:
        files: dict[str, str] = {}
        document = yaml.load((folder / "cas.yaml").read_bytes(), Loader=yaml.CSafeLoader)
        for change in document["changements"]:
            file = change.get("fichier", _CITES)
            for before, after in change["remplace"]:
                files[file] = files.get(file, good[file]).replace(before, after)
        told = _TOLD.findall((folder / "attendu.txt").read_text(encoding="utf-8"))
        yield _Case(
            folder.name,
            {file: (text, good[file]) for file, text in files.items()},
            tuple((file, int(line), rule, message) for file, line, rule, message in told),
        )


def _example(file: str, line: int, message: str, bad: str, good: str) -> Example:
    nearest = min(hunks(bad.split("\n"), good.split("\n")), key=lambda hunk: abs(_middle(hunk) - line))
    lines = _dedented(nearest.diff)
    return Example(
        fichier=file,
        mauvais=tuple(text for sign, text in lines if sign != "+"),
        bon=tuple(text for sign, text in lines if sign != "-"),
        message=message,
    )


def _middle(hunk: Hunk) -> float:
    return hunk.line + sum(line.startswith("-") for line in hunk.diff) / 2


def _dedented(diff: tuple[str, ...]) -> list[tuple[str, str]]:
    lines = [(line[0], line[1:]) for line in diff]
    indent = min((len(text) - len(text.lstrip(" ")) for _, text in lines if text.strip()), default=0)
    return [(sign, text[indent:]) for sign, text in lines]
