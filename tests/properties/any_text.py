"""Whatever a file holds, the check ends in diagnostics and the form of the file says the same.

Run by `test_any_text.py` in a process of its own, which a crash of the parser would end.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.diagnostics import github, json, markdown, terminal
from scripts.layout.canonical import canonical
from scripts.layout.formatting import formatted
from scripts.layout.remarks import read_remarks
from scripts.registry.load import CITES, load
from scripts.registry.positions import Positions, read_yaml
from scripts.registry.records import Registre
from scripts.registry.shapes import shape_of
from tests.small_registry import MINI, copy_mini, diagnose, real_reference

FOLDER = tempfile.TemporaryDirectory(prefix="registre-essais-")
ROOT = copy_mini(Path(FOLDER.name))
GOOD = (MINI / "cites.yaml").read_text(encoding="utf-8").split("\n")
SHAPE = shape_of(Registre)

PIECES = st.sampled_from((
    *":#'\"[]{}|\\\t~é𐀀", "- ", "  ", "    ", "\n", ": ", " # x", ", ", ">-", "&a ", "*a", "!!str ", "---\n", "...\n",
    "? ", "<<: ", "%YAML 1.2\n", "\r\n", "\ufeff", "\u2028", "\x00", "\u202e", "null", "NO", "01004", "59350", "12:30",
    "1e3", "cites:", "version: ", "qpv:", "coeur:", "code: ", "sources:", "id: cde-001", "lu_le: 2026-11-22",
    "2026-02-30", "«\u00a0»",
))  # fmt: skip
YAMLISH = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)

PATIENT = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(PATIENT, max_examples=100)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(content: bytes) -> None:
    judge(content)


@settings(PATIENT, max_examples=150)
@given(YAMLISH)
def test_what_looks_like_yaml(text: str) -> None:
    judge(text.encode("utf-8", "surrogatepass"))


@settings(PATIENT, max_examples=60)
@given(st.text(max_size=60) | YAMLISH, st.sampled_from(["nom", "nom_anct", "texte", "url"]))
def test_any_value(text: str, key: str) -> None:
    """Between the quotation marks of one value."""
    rank = next(rank for rank, line in enumerate(GOOD) if line.strip(" -").startswith(f"{key}: "))
    line = GOOD[rank].partition(": ")[0] + ': "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    judge("\n".join([*GOOD[:rank], line, *GOOD[rank + 1 :]]).encode("utf-8", "surrogatepass"))


def removed(lines: list[str], rank: int, _: str) -> list[str]:
    return lines[:rank] + lines[rank + 1 :]


def doubled(lines: list[str], rank: int, _: str) -> list[str]:
    return [*lines[: rank + 1], *lines[rank:]]


def swapped(lines: list[str], rank: int, _: str) -> list[str]:
    return [*lines[:rank], *reversed(lines[rank : rank + 2]), *lines[rank + 2 :]]


def indented(lines: list[str], rank: int, _: str) -> list[str]:
    return [*lines[:rank], "  " + lines[rank], *lines[rank + 1 :]]


def commented(lines: list[str], rank: int, text: str) -> list[str]:
    return [*lines[:rank], lines[rank] + " # " + text, "      # " + text, *lines[rank + 1 :]]


def replaced(lines: list[str], rank: int, text: str) -> list[str]:
    return [*lines[:rank], lines[rank].partition(": ")[0] + ": " + text, *lines[rank + 1 :]]


def cut(lines: list[str], rank: int, text: str) -> list[str]:
    return [*lines[:rank], lines[rank][: len(lines[rank]) // 2] + text]


MUTATIONS = st.tuples(
    st.sampled_from([removed, doubled, swapped, indented, commented, replaced, cut]),
    st.integers(0, len(GOOD) - 2),
    st.text(st.characters(exclude_characters="\n\r"), max_size=8) | PIECES,
)


@settings(PATIENT, max_examples=120)
@given(st.lists(MUTATIONS, min_size=1, max_size=4))
def test_slips_of_the_hand(slips: list[tuple[Callable[[list[str], int, str], list[str]], int, str]]) -> None:
    """A line lost, doubled, swapped, moved, commented or written anew; a file cut in the middle."""
    lines = GOOD
    for slip, rank, text in slips:
        lines = slip(lines, min(rank, len(lines) - 1), text)
    judge("\n".join(lines).encode("utf-8", "surrogatepass"))


def judge(content: bytes) -> None:
    """Check a file of cités, show what is found, and put the file in form."""
    path = ROOT / CITES
    path.write_bytes(content)
    found = diagnose(ROOT)
    for lines in (terminal.render(found, {}), github.render(found), json.render(found), markdown.render(found)):
        shown = "\n".join(lines)
        assert "\x1b" not in shown and "\u202e" not in shown
    for one in found:
        assert re.search(r"[.?]$", one.message) and not re.search(r"\bNone\b|Traceback", one.message), one
    reading = read_yaml(path, CITES)
    if reading.positions.root is not None:
        put_in_form(reading.positions, path)


def put_in_form(read: Positions, path: Path) -> None:
    """Form is reached at once, says the same and loses no comment."""
    before = load(ROOT).entrees
    once = canonical(read, SHAPE)
    path.write_text(once, encoding="utf-8", newline="")
    again = read_yaml(path, CITES).positions
    assert canonical(again, SHAPE) == once
    assert comments(again) == comments(read)
    after = {entree.index: entree.cite for entree in load(ROOT).entrees}
    assert {entree.index: entree.cite for entree in before}.items() <= after.items()
    named = formatted(again, real_reference())
    path.write_text(named, encoding="utf-8", newline="")
    assert formatted(read_yaml(path, CITES).positions, real_reference()) == named


def comments(read: Positions) -> Counter[str]:
    """All comments of a file that say something."""
    remarks = read_remarks(read)
    several = (*remarks.above.values(), *remarks.below.values(), remarks.head, remarks.foot, remarks.beside.values())
    return Counter(comment for group in several for comment in group if comment)
