"""The zip holds the data package, as published, under a folder that bears the version."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import msgspec

from scripts.formats import archive as writer
from scripts.model.model import Model
from tests.small_registry import copy_mini, diagnose, replace


def test_entries_are_the_published_files(model: Model, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[writer.PATH])) as archive:
        assert archive.testzip() is None
        folder = f"cites-de-l-emploi-{model.version}/"
        found = {entry.filename.removeprefix(folder): archive.read(entry) for entry in archive.infolist()}
    wanted = {path for path in files if path.startswith("data/")}
    assert found.keys() == wanted | {"datapackage.json", "README.md", "LICENCE.md", "CITATION.cff"}
    assert all(files[path] == content for path, content in found.items())


def test_entries_are_sorted_and_dated_from_the_data(model: Model, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[writer.PATH])) as archive:
        entries = archive.infolist()
    day = model.day
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(day.year, day.month, day.day, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_the_order_of_the_files_changes_nothing(model: Model) -> None:
    contents = {"b.txt": b"b", "a/é.txt": b"a"}
    assert list(writer.emit(model, contents)) == list(writer.emit(model, dict(reversed(contents.items()))))


def test_any_version_that_the_registry_admits_dates_its_entries(model: Model, tmp_path: Path) -> None:
    """A zip knows no year after 2107."""
    latest = msgspec.structs.replace(model, version="2099.12.31")
    ((_, content),) = writer.emit(latest, {"a.txt": b"a"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].date_time[:3] == (2099, 12, 31)
    replace(copy_mini(tmp_path), [('version: "2026.11.22"', 'version: "2100.01.01"')])
    assert [(one.rule, one.line, one.column) for one in diagnose(tmp_path)] == [("forme", 2, 10)]
