"""Hostile data that the check has not seen: every output keeps its form. What the check says: `tests/rules`."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree

import msgspec
import pytest
import yaml

from scripts import ROOT
from scripts.commands.site import files
from scripts.formats.csv import FormulaError
from scripts.publish import PathError, publish
from scripts.site.shells import build_hand_written
from tests.hostile_registry import hostile_model

# Not one that a page links to either.
ADDRESS = "ftp://exemple.test/"
SCRIPT = "javascript:alert(document.domain)"
NASTY = (
    "Nom \"'><script>alert(1)</script><img src=x onerror=alert(1)></title></style></textarea><!-- ]]> --> "
    "</a><a href='javascript:alert(1)'>&lt;b&gt; {{ 7*7 }} {% raw %} ${alert(1)} [x](javascript:alert(1)) "
    '| a | b ; \\ `c` %s \t=1+1,""\u202eabc\u2066\u200b\u2028\x00\x0b\x1b\ufffe'
)


class Structure(HTMLParser):
    """The elements of a document in order, with the names of their attributes, and the addresses they lead to.

    A drawing sets its labels by their widths: of what it holds, only the kinds of elements are kept.
    """

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.addresses: list[str] = []
        self.drawn: set[str] = set()
        self._drawing = 0
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attrs):
        self._drawing += tag == "svg"
        names = [name for name, _ in attrs]
        if self._drawing:
            self.drawn |= {tag, *(f"@{name}" for name in names)}
        else:
            self.elements.append((tag, *names))
        self.addresses += [value for name, value in attrs if name in ("href", "src", "action") and value]

    def handle_endtag(self, tag):
        if not self._drawing:
            self.elements.append((f"/{tag}",))
        self._drawing -= tag == "svg"


def shape(value: object) -> object:
    """A value of JSON or YAML without its texts."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, list) else type(value)


def tags(document: bytes) -> list[tuple[str, ...]]:
    """The elements of an XML document; the widths of the columns of a sheet, which follow the texts, are left out."""
    elements = ElementTree.fromstring(document).iter()
    return [(one.tag, *one.attrib) for one in elements if not one.tag.endswith(("}col", "}cols"))]


def inside(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def rows(database: bytes) -> dict[str, list[int]]:
    """The number of rows of each table; the file is sound."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database)
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def markdown(text: bytes) -> list[str]:
    assert not re.search(rb"(?<!\\)(<script|\]\(javascript|<!--|<img)", text)
    return [line[:2] for line in text.decode().split("\n")]


SHAPES = {
    ".cff": lambda content: shape(yaml.safe_load(content)),
    ".csv": lambda content: [len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))],
    ".geojson": lambda content: shape(json.loads(content)),
    ".gpkg": rows,
    ".html": lambda content: Structure(content.decode()).elements,
    ".json": lambda content: shape(json.loads(content)),
    ".jsonld": lambda content: shape(json.loads(content)),
    ".md": markdown,
    ".sqlite": rows,
    ".svg": tags,
    ".xlsx": lambda content: {name: tags(part) for name, part in inside(content).items()},
    ".xml": tags,
    ".zip": lambda content: sorted(inside(content)),
}
# No text of the registry stands there, or it is compressed by a library that only read it.
OPAQUE = {
    ".css",
    ".js",
    ".parquet",
    ".pagefind",
    ".pf_filter",
    ".pf_fragment",
    ".pf_index",
    ".pf_meta",
    ".png",
    ".txt",
    "",
}


def outputs(text: str, url: str) -> Iterable[tuple[str, bytes]]:
    return files(hostile_model(text, url), build_hand_written(ROOT), ROOT)


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    return dict(outputs("Nom", ADDRESS))


@pytest.fixture(scope="module")
def nasty() -> dict[str, bytes]:
    return dict(outputs(NASTY, SCRIPT))


def of_kind(paths: Iterable[str], suffix: str) -> list[str]:
    return [path for path in paths if PurePosixPath(path).suffix == suffix]


def test_no_file_comes_or_goes(plain, nasty):
    assert {path for path in nasty if "/pf" not in path and "pagefind/" not in path} == {
        path for path in plain if "pagefind/" not in path
    }
    assert {PurePosixPath(path).suffix for path in plain} <= SHAPES.keys() | OPAQUE


@pytest.mark.parametrize("suffix", SHAPES)
def test_every_output_keeps_its_structure(suffix, plain, nasty):
    for path in of_kind(plain, suffix):
        assert SHAPES[suffix](nasty[path]) == SHAPES[suffix](plain[path]), path


def test_no_drawing_gains_an_element_or_a_handler(plain, nasty):
    for path in of_kind(plain, ".html"):
        known = Structure(plain[path].decode()).drawn | {"textpath", "tspan", "@data-des"}
        assert Structure(nasty[path].decode()).drawn <= known, path


def test_no_link_of_a_page_leads_to_a_script(nasty):
    shown = 0
    for path in of_kind(nasty, ".html"):
        document = nasty[path].decode()
        assert not [
            one for one in Structure(document).addresses if re.match(r"\s*(javascript|data|vbscript):", one, re.I)
        ]
        shown += "alert(1)" in document
    assert shown > 50


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(nasty):
    for path in of_kind(nasty, ".xlsx"):
        for name, part in inside(nasty[path]).items():
            assert not re.search(rb"<f[ >]|<hyperlink [^>]*r:id|TargetMode=\"External\"", part), name


def test_a_formula_never_reaches_a_csv_file():
    for text in ("=1+1", "＝1+1", "＋1", "＠x", "－1"):
        with pytest.raises(FormulaError, match=rf"^data/\w+\.csv, \w+ : « {re.escape(text)}"):
            list(outputs(text, ADDRESS))


def test_a_slug_that_leaves_the_site_is_never_written(tmp_path, plain):
    model = hostile_model("Nom", ADDRESS)
    cite = model.cites["cde-003"]
    away = msgspec.structs.replace(cite.record, slug="../../../../loin")
    path = f"cites/{away.slug}/index.html"
    publish(plain.items(), tmp_path / "site")
    with pytest.raises(PathError, match="loin"):
        publish([*plain.items(), (path, b"x")], tmp_path / "site")
    assert not list(tmp_path.parent.rglob("loin"))
