"""A project many times the size of the real one, of the same proportions: copies of France, side by side.

Each copy has its own régions, départements, communes, QPV, contrats, cités, sources and outlines, under codes that
bear its number; its names and populations are drawn from a seed. It lies a whole turn of the globe away from the one
before, so that it has as many neighbours as the original. Communes that no QPV, cité nor outline concerns have no
page, and are not copied.
"""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from scripts import ROOT

Table = tuple[list[str], list[list[str]]]

_REFERENCE = Path("data") / "reference"
_CODES = {"codes", "hors", "coeur", "limitrophe", "a_cheval", "partage_avec"}
_DUMP = {"Dumper": yaml.CSafeDumper, "allow_unicode": True, "sort_keys": False, "width": 10_000}
_NOT_COPIED = ("communes_passages.csv",)
_NOT_CODES = ("code_postal",)
_SYLLABLES = ("ba", "cor", "di", "fon", "gal", "jou", "lan", "mer", "no", "pri", "ron", "sau", "ti", "val", "vey")


def generate(root: Path, times: int, seed: int = 84) -> None:
    """Write a whole project of `times` copies at `root`, which must not exist; what is not data is the real project's.

    The files of the registry are put in their form, which needs `bench.forms.widen` to have been called.
    """
    for name in ("content", "data", "site_templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    tables = {path.name: _read(path) for path in sorted((ROOT / _REFERENCE).glob("*.csv"))}
    concerned = _concerned(tables)
    copies = [_Copy(number, random.Random(f"{seed} {number}"), concerned) for number in range(1, times)]
    for name, (header, rows) in tables.items():
        with (root / _REFERENCE / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)
            if name not in _NOT_COPIED:
                writer.writerows(chain.from_iterable(copy.rows(name, header, rows) for copy in copies))
    for path in sorted((ROOT / _REFERENCE / "contours").iterdir()):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        _write_outlines(root / _REFERENCE / "contours" / path.name, features, copies)
    _write_registry(root, copies)


class _Copy:
    """One copy: what its codes, names, numbers and places become."""

    def __init__(self, number: int, draw: random.Random, concerned: set[str]) -> None:
        self._number, self._draw, self._concerned = number, draw, concerned

    def code(self, code: str) -> str:
        return f"{code}x{self._number}" if code else code

    def name(self, name: str) -> str:
        word = "".join(self._draw.choices(_SYLLABLES, k=3)).capitalize()
        return f"{name} {word}" if name else name

    def rows(self, table: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
        """The rows of a table that are copied, as they become."""
        insee = [at for at, column in enumerate(header) if column == "code_insee" or column == "code_insee_2024"]
        for row in rows:
            if all(row[at] in self._concerned for at in insee):
                yield [self._cell(column, cell) for column, cell in zip(header, row, strict=True)]

    def _cell(self, column: str, cell: str) -> str:
        if column.startswith(("code_", "siren_")) and column not in _NOT_CODES:
            return self.code(cell)
        if column.startswith("nom"):
            return self.name(cell)
        if column.startswith("population") and cell:
            return str(round(int(cell) * self._draw.uniform(0.8, 1.25)))
        if column == "longitude":
            return str(round(float(cell) + 360 * self._number, 5))
        return cell

    def outline(self, feature: dict[str, Any]) -> dict[str, Any]:
        """A feature of an outline, one more turn of the globe away."""
        properties = {key: value if key == "type" else self.code(value) for key, value in feature["properties"].items()}
        geometry = feature["geometry"] | {"coordinates": self._moved(feature["geometry"]["coordinates"])}
        return feature | {"properties": properties, "geometry": geometry}

    def _moved(self, coordinates: list[Any]) -> list[Any]:
        if isinstance(coordinates[0], list):
            return [self._moved(one) for one in coordinates]
        return [round(coordinates[0] + 360 * self._number, 5), coordinates[1]]

    def entry(self, value: Any, key: str = "") -> Any:
        """An entry of the registry or of its sources; `key` is the one that it stands under."""
        if isinstance(value, dict):
            return {key: self.entry(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.entry(item, key) for item in value]
        if key in _CODES or key in ("code", "id"):
            return (
                self.code(value)
                if value[0].isdigit() or value[:2].isupper() or value[:4] == "cde-"
                else self.source(value)
            )
        if key == "sources":
            return self.source(value)
        if key == "slug":
            return f"{value}-{self._number}"
        if key == "url":
            return f"{value}{'&' if '?' in value else '?'}copie={self._number}"
        return self.name(value) if key in ("nom", "nom_anct", "titre") else value

    def source(self, source_id: str) -> str:
        return f"{source_id}-{self._number}"


def _read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return header, rows


def _concerned(tables: dict[str, Table]) -> set[str]:
    """Codes of the communes that are copied, arrondissements included."""
    found: set[str] = set()
    for name in ("qpv_2015_communes.csv", "qpv_2024_communes.csv"):
        found.update(chain.from_iterable(row[1:] for row in tables[name][1]))
    outlines = json.loads((ROOT / _REFERENCE / "contours" / "communes.geojson").read_text(encoding="utf-8"))
    found.update(feature["properties"]["code_insee"] for feature in outlines["features"])
    found.update(re.findall(r'"(\d[\dAB]\d{3})"', (ROOT / "data" / "cites.yaml").read_text(encoding="utf-8")))
    return found | {row[-1] for row in tables["communes_anciennes.csv"][1] if row[0] in found}


def _write_outlines(path: Path, features: list[dict[str, Any]], copies: Sequence[_Copy]) -> None:
    every = chain(features, (copy.outline(feature) for copy in copies for feature in features))
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"type":"FeatureCollection","features":[\n')
        for rank, feature in enumerate(every):
            stream.write(",\n" * (rank > 0) + json.dumps(feature, separators=(",", ":")))
        stream.write("\n]}\n")


def _write_registry(root: Path, copies: Sequence[_Copy]) -> None:
    """Write the files of the registry, in their form, with the figures that counting gives."""
    from scripts.comptage import counted
    from scripts.layout.formatting import formatted
    from scripts.registry.load import CITES, PROGRAMME, SOURCES, load
    from scripts.registry.positions import read_yaml
    from scripts.registry.reference import read_reference

    reference = read_reference(root / _REFERENCE)
    cites = (ROOT / CITES).read_text(encoding="utf-8")
    for file, entries in ((CITES, "cites"), (SOURCES, "sources")):
        real = (ROOT / file).read_text(encoding="utf-8")
        whole = yaml.load(real, Loader=yaml.CSafeLoader)[entries]
        if file == SOURCES:
            whole = [source for source in whole if f'- "{source["id"]}"' in cites]
        with (root / file).open("w", encoding="utf-8") as stream:
            stream.write(real)
            for copy in copies:
                stream.write(indent(yaml.dump(copy.entry(whole), **_DUMP), "  "))
        (root / file).write_text(formatted(read_yaml(root / file, file).positions, reference), encoding="utf-8")
    loaded = load(root)
    counted_ones = [entree.cite for entree in loaded.entrees]
    figures = iter([str(counted(figure, counted_ones, reference)) for figure in loaded.programme.chiffres_publies])
    text = (root / PROGRAMME).read_text(encoding="utf-8")
    (root / PROGRAMME).write_text(
        re.sub(r"(?m)^(    valeur: )\d+$", lambda found: found[1] + next(figures), text), encoding="utf-8"
    )


if __name__ == "__main__":
    from bench.forms import widen

    widen()
    generate(Path(sys.argv[1]), int(sys.argv[2]))
