"""The Data Package proper: deterministic, sound for frictionless and for a version 1 tool, whatever names hold."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import socket
from pathlib import Path

import pytest
from frictionless import Package

from scripts.formats import datapackage as writer
from scripts.formats.descriptor import PATH
from scripts.model.model import Model
from scripts.tables.listing import tables
from scripts.tables.rows import Rows
from tests.formats.conftest import write
from tests.formats.hostile import HOSTILE, hostile


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def parse(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def test_files_come_one_by_one(model: Model) -> None:
    path, _ = next(writer.emit(Rows(model)))
    assert path == "data/cites.csv"


def test_what_is_in_the_package(model: Model) -> None:
    assert {path for path, _ in writer.emit(Rows(model))} == {f"data/{table.name}.csv" for table in tables()} | {
        PATH,
        "README.md",
    }


def test_frictionless_finds_it_valid(folder: Path, no_network: None) -> None:
    report = Package(str(folder / PATH)).validate()
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(tables())


@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        ("data/cites_regions.csv", b"cde-001,52", b"cde-001,99", "foreign-key"),
        ("data/cites_regions.csv", b"cde-002,11", b"cde-001,52", "primary-key"),
        ("data/cites.csv", b",terminee,", b",achevee,", "constraint-error"),
        ("data/cites.csv", b",2020,", b",vingt,", "type-error"),
        ("data/regions.csv", b"Bretagne", b"", "constraint-error"),
    ],
)
def test_frictionless_finds_a_planted_fault(
    files: dict[str, bytes], tmp_path: Path, path: str, before: bytes, after: bytes, expected: str
) -> None:
    kept = {"cites", "regions", "cites_regions"}
    descriptor = json.loads(files[PATH])
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] in kept]
    for resource in descriptor["resources"]:
        del resource["hash"], resource["bytes"]
    sound = {f"data/{name}.csv": files[f"data/{name}.csv"] for name in kept}
    assert before in sound[path]
    planted = sound | {path: sound[path].replace(before, after, 1), PATH: json.dumps(descriptor).encode()}
    report = Package(str(write(planted, tmp_path) / PATH)).validate()
    assert expected in [kind for (kind,) in report.flatten(["type"])]


def test_frictionless_sees_a_changed_file(files: dict[str, bytes], tmp_path: Path) -> None:
    descriptor = json.loads(files[PATH])
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] == "regions"]
    changed = files["data/regions.csv"].replace(b"Bretagne", b"Armorique")
    planted = {"data/regions.csv": changed, PATH: json.dumps(descriptor).encode()}
    report = Package(str(write(planted, tmp_path) / PATH)).validate()
    assert {"hash-count", "byte-count"} <= {kind for (kind,) in report.flatten(["type"])}


def test_a_version_1_tool_reads_it(folder: Path, no_network: None) -> None:
    datapackage = pytest.importorskip("datapackage")
    read = datapackage.Package(str(folder / PATH))
    assert read.valid, read.errors
    assert read.profile.name == "tabular-data-package"
    assert len(read.get_resource("cites").read(keyed=True)) == 84
    communes = read.get_resource("communes").read(keyed=True)
    assert communes[0]["code_insee_2024"] == "01004"
    assert read.get_resource("cites_regions").check_relations()


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_changes_a_structure(model: Model, files: dict[str, bytes], name: str) -> None:
    emitted = dict(writer.emit(Rows(hostile(model, name))))
    assert emitted.keys() <= files.keys()
    for path, content in emitted.items():
        if path.endswith(".csv"):
            assert [len(row) for row in parse(content)] == [len(row) for row in parse(files[path])]
    assert parse(emitted["data/qpv_2015.csv"])[1][1] == name
    assert [row[2:4] for row in parse(emitted["data/cites.csv"]) if row[0] == "cde-007"] == [[name, name]]
    sources = json.loads(emitted[PATH])["sources"]
    assert {one["title"] for one in sources} == {f"{name}, «\u00a0{name}\u00a0»"}


@pytest.mark.parametrize("name", [one for one in HOSTILE if "\n" not in one])
def test_no_name_changes_the_structure_of_the_readme(model: Model, files: dict[str, bytes], name: str) -> None:
    def shape(content: bytes) -> list[tuple[str, int]]:
        return [(line[:2], line.count("|") if line.startswith("|") else 0) for line in content.decode().split("\n")]

    text = dict(writer.emit(Rows(hostile(model, name))))["README.md"]
    assert shape(text) == shape(files["README.md"])
    assert b"<script>" not in text and b"](javascript" not in text and b"<!--" not in text


def test_sizes_and_hashes_are_those_of_the_files(files: dict[str, bytes]) -> None:
    for resource in json.loads(files[PATH])["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
