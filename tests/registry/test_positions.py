"""Files of any kind are read without harm, and each value keeps its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.registry.positions import Mark, Reading, read_yaml
from tests.small_registry import MINI, printed

FILE = "data/cites.yaml"


def read(tmp_path: Path, raw: bytes) -> Reading:
    """Read these bytes as a file."""
    path = tmp_path / "file.yaml"
    path.write_bytes(raw)
    return read_yaml(path, FILE)


def told(tmp_path: Path, raw: bytes) -> list[str]:
    """Return the lines that these bytes end in."""
    return printed(read(tmp_path, raw).diagnostics)


def test_values_keep_their_place() -> None:
    """A path leads to the mark of its value; a block to its key; a code alone stands for its key `code`."""
    at = read_yaml(MINI / "cites.yaml", FILE).positions.at
    assert at(("cites", 0, "qpv", "coeur", 3, "code")) == Mark(85, 17, 27, "QP049008", True)
    assert at(("cites", 0, "communes_anct", "coeur", 1, "code")) == Mark(51, 11, 18, "49353", True)
    assert at(("cites", 1, "qpv")) == Mark(183, 5, 8, "qpv", False)
    assert at(("cites", 2, "porteurs", 0)).line == 201
    assert at(("cites", 0)).line == 4


def test_columns_count_characters(tmp_path: Path) -> None:
    """An accent, an emoji and a typographic apostrophe are one column each."""
    positions = read(tmp_path, 'é’😀: ["a", b]\n'.encode()).positions
    assert positions.at(("é’😀", 1)) == Mark(1, 12, 13, "b", False)


ENCODINGS = {
    "byte order mark": (
        b"\xef\xbb\xbfa: 1\n",
        [
            "1:1: [encodage] Ce fichier commence par une marque invisible (BOM) : "
            "enregistrez-le en « UTF-8 » (sans BOM)."
        ],
    ),
    "utf-16": (
        "a: é\n".encode("utf-16"),
        ["1:1: [encodage] Ce fichier est en UTF-16 : enregistrez-le en « UTF-8 » (sans BOM)."],
    ),
    "utf-16 without mark": (
        "a: 1\n".encode("utf-16-le"),
        ["1:1: [encodage] Ce fichier est en UTF-16 : enregistrez-le en « UTF-8 » (sans BOM)."],
    ),
    "latin-1": (
        "a: 1\nb: été\n".encode("latin-1"),
        [
            "2:4: [encodage] Ce fichier n’est pas en UTF-8 : ici, « é » est écrit à la façon de Windows-1252 "
            "(Latin-1). Enregistrez le fichier en « UTF-8 » (sans BOM)."
        ],
    ),
    "cut in a character": (
        "a: é".encode()[:-1],
        [
            "1:4: [encodage] Ce fichier s’arrête au milieu d’un caractère : il a été coupé, "
            "remettez la dernière bonne version."
        ],
    ),
    "windows line ends": (
        b"a: 1\r\nb: 2\r\n",
        [
            "1:5: [fin-de-ligne] 2 lignes se terminent à la façon de Windows (CRLF) ou des anciens Mac (CR) : "
            "enregistrez le fichier avec des fins de ligne « LF »."
        ],
    ),
    "null": (
        b"a: 1\nb: \x00\n",
        ["2:4: [caractere-interdit] Un caractère invisible (U+0000) se trouve ici : effacez-le."],
    ),
    "line separator": (
        "a: 1\u20282\n".encode(),
        ["1:5: [caractere-interdit] Un caractère invisible (U+2028) se trouve ici : effacez-le."],
    ),
    "tabs": (
        b"a:\n\tb: 1\n\tc: 2\n",
        ["2:1: [tabulation] Une tabulation se trouve ici (1 autre ligne en a aussi) : remplacez-la par des espaces."],
    ),
    "nothing": (b"", ["1:1: [fichier-vide] Ce fichier est vide : remettez la dernière bonne version."]),
    "only comments": (b"# rien\n", ["1:1: [fichier-vide] Ce fichier est vide : remettez la dernière bonne version."]),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_wrong_encoding_is_told(name: str, tmp_path: Path) -> None:
    """Each wrong encoding has its own sentence, at its own place."""
    raw, lines = ENCODINGS[name]
    assert told(tmp_path, raw) == [f"{FILE}:{line}" for line in lines]


SYNTAX = {
    "a: b: c\n": "1:5: [syntaxe] Il y a un deux-points de trop",
    "a:\n  b: 1\n c: 2\n": "3:2: [syntaxe] Cette ligne commence après 1 espace, il en faut 0 ou 2",
    "a:\n  - 1\n  b: 2\n": "3:3: [syntaxe] Dans une liste, chaque ligne commence par un tiret",
    "a: [1, 2\nb: 3\n": "1:4: [syntaxe] Un crochet ou une accolade s’ouvre ici",
    "a: {x: 1\n": "1:4: [syntaxe] Un crochet ou une accolade s’ouvre ici",
    "a: 'x\nb: 2\n": "1:4: [syntaxe] Un guillemet s’ouvre ici et ne se referme pas",
    'a: "\\q"\n': "1:5: [syntaxe] Après une barre oblique inverse",
    "a: @b\n": "1:4: [syntaxe] Une valeur ne peut pas commencer par ce caractère",
    "a: - b\n": "1:4: [syntaxe] Une liste commence à la ligne",
    "a: ]\n": "1:4: [syntaxe] Un crochet, une accolade ou une virgule n’a pas sa place ici",
    "%FOO\n": "1:5: [syntaxe] Cette ligne ne se lit pas comme du YAML",
    "a: !x y\n": "1:4: [renvoi] L’étiquette « !x » n’est pas permise",
    "a: &x y\n": "1:4: [renvoi] L’ancre « &x » n’est pas permise",
    "a: *x\n": "1:4: [renvoi] Le renvoi « *x » n’est pas permis",
    "<<: a\n": "1:1: [renvoi] La fusion « << » n’est pas permise",
    "[a]: b\n": "1:1: [syntaxe] Une clé est un mot suivi de deux-points",
    "a: 1\n---\nb: 1\n": "2:1: [plusieurs-documents] Une ligne « --- »",
}


@pytest.mark.parametrize("text", SYNTAX)
def test_a_syntax_error_is_told_in_french(text: str, tmp_path: Path) -> None:
    """One diagnostic, at the place that helps, without a word of English."""
    (line,) = told(tmp_path, text.encode())
    assert line.startswith(f"{FILE}:{SYNTAX[text]}")


HOSTILE = {
    "brackets": "b'[' * 200_000",
    "dashes": "b'- ' * 50_000",
    "braces": "b'{a: ' * 50_000",
    "billion laughs": (
        "b'a: &a [x, x]\\n' + b''.join(b'%c: &%c [*%c, *%c]\\n' % (c, c, c - 1, c - 1) for c in range(98, 123))"
    ),
    "garbage": "bytes(range(256)) * 40_000",
    "text garbage": "b'abc def: [ghi\\n' * 700_000",
    "many values": "b'- a\\n' * 400_000",
    "many keys": "b''.join(b'k%d: 1\\n' % i for i in range(90_000))",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_diagnostics(name: str, tmp_path: Path) -> None:
    """In a child process, since the fear is a crash of the interpreter itself."""
    program = (
        "import sys; from pathlib import Path; from scripts.registry.load import load\n"
        f"root = Path({str(tmp_path)!r}); (root / 'data').mkdir()\n"
        f"(root / 'data/cites.yaml').write_bytes({HOSTILE[name]})\n"
        "loaded = load(root); assert loaded.registre is None\n"
        "print(sum(one.file == 'data/cites.yaml' for one in loaded.diagnostics))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    assert 0 < int(done.stdout) <= 101
