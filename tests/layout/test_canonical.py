"""The canonical form: what it does to comments, keys and values, and that it changes nothing of what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import ROOT
from scripts.layout.canonical import canonical
from scripts.layout.formatting import formatted
from scripts.registry.load import CITES, FILES, load
from scripts.registry.positions import Positions, read_yaml
from scripts.registry.records import Registre
from scripts.registry.shapes import shape_of
from tests.small_registry import CASES, copy_mini, lay_case, real_reference

HEAD = 'version: "2026.11.22"\ncites:\n'


def read(tmp_path: Path, text: str) -> Positions:
    """Read a text as the file of the cités."""
    path = tmp_path / "cites.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_yaml(path, CITES)
    assert reading.positions.root is not None, reading.diagnostics
    return reading.positions


def in_form(tmp_path: Path, text: str) -> str:
    """The canonical form of a text, which must be that of itself."""
    once = canonical(read(tmp_path, text), shape_of(Registre))
    assert canonical(read(tmp_path, once), shape_of(Registre)) == once
    return once


@pytest.mark.parametrize("file", FILES)
def test_the_real_registry_is_in_form(file: str) -> None:
    """Byte for byte."""
    path = ROOT / file
    assert formatted(read_yaml(path, file).positions, real_reference()).encode() == path.read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_read_stays(case: Path, tmp_path: Path) -> None:
    """The loader reads the same records from a file and from its form, and form is reached at once."""
    root = lay_case(case, tmp_path)
    before = load(root)
    for file in FILES:
        positions = before.positions[file]
        if positions.root is not None:
            text = canonical(positions, shape_of(FILES[file]))
            (root / file).write_text(text, encoding="utf-8")
            again = read_yaml(root / file, file).positions
            assert canonical(again, shape_of(FILES[file])) == text
    after = load(root)
    assert {entree.index: entree.cite for entree in before.entrees}.items() <= {
        entree.index: entree.cite for entree in after.entrees
    }.items()
    assert before.sources in (None, after.sources) and before.programme in (None, after.programme)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("  - id: 'cde-001'", '  - id: "cde-001"'),
        ("  - {slug: x-y, id: cde-001}", '  - id: "cde-001"\n    slug: "x-y"'),
        ("  - id: >-\n      cde-001\n      deux", '  - id: "cde-001 deux"'),
        ('  - id: "a\\tb\\u200b\\"\\\\"', '  - id: "a\\tb\\u200B\\"\\\\"'),
        ("  - vague: {annee: '2020'}", "  - vague:\n      annee: 2020"),
        ("  - vague: {lu_le: '2026-11-22'}", "  - vague:\n      lu_le: 2026-11-22"),
        (
            "  - territoire:\n      codes: [59350, 01004]",
            '  - territoire:\n      codes:\n        - "59350"\n        - "01004"',
        ),
        ("  - qpv:\n      coeur:\n        - code: QP094006", '  - qpv:\n      coeur:\n        - "QP094006"'),
        ("  - id:", "  - id:"),
        ("  - id: ~", "  - id: ~"),
        ("  - vague:\n      annee: l'an 2020", "  - vague:\n      annee: l'an 2020"),
        ("  - inconnue: 1\n    id: x", '  - inconnue: 1\n    id: "x"'),
        ("  - pages: []", "  - pages: []"),
        ("  - a b: 1\n  - ? ", '  - a b: 1\n  - "":'),
    ],
)
def test_values_are_written_one_way(written: str, wanted: str, tmp_path: Path) -> None:
    """What is certain is written; what is wrong, absent or unknown stays for a person to mend."""
    assert in_form(tmp_path, HEAD + written + "\n") == HEAD + wanted + "\n"


COMMENTED = """\
# tête

# encore
version: "2026.11.22"   #   version
# avant la liste
cites: # la liste
  # avant l’entrée
  - slug: "x"
    # avant id
    id: "cde-001"
    qpv: # bloc
      confiance: attestee # sûr
      coeur:
        - "QP094006"
        # - "QP094007"
      # après la liste
      a_cheval: ["QP094008", # huit
        "QP094009"] # neuf
# pied
"""

IN_FORM = """\
# tête
# encore
version: "2026.11.22" # version
# avant la liste
cites: # la liste
  # avant l’entrée
  # avant id
  - id: "cde-001"
    slug: "x"
    qpv: # bloc
      coeur:
        - "QP094006"
        # - "QP094007"
      # après la liste
      a_cheval:
        - "QP094008" # huit
        - "QP094009" # neuf
      confiance: attestee # sûr
# pied
"""


def test_comments_follow_what_they_speak_of(tmp_path: Path) -> None:
    """Wherever they stand."""
    assert in_form(tmp_path, COMMENTED) == IN_FORM


def test_the_mark_of_a_comment_in_a_text_is_no_comment(tmp_path: Path) -> None:
    """On one line or several, with or without quotation marks."""
    text = HEAD + "  - id: 'a #b'\n    slug: |- # vrai\n      c # d\n      # e\n"
    assert in_form(tmp_path, text) == HEAD + '  - id: "a #b"\n    slug: "c # d\\n# e" # vrai\n'


def test_a_document_mark_goes(tmp_path: Path) -> None:
    """Its comment stays."""
    copy_mini(tmp_path / "x")
    assert in_form(tmp_path, f"--- # début\n{HEAD}  []\n...\n") == '# début\nversion: "2026.11.22"\ncites: []\n'
