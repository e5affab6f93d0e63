"""The Data Package proper: the CSV of each table, then what describes them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.formats import csv, descriptor, readme
from scripts.formats.data_file import Written, recorded
from scripts.tables.rows import Rows


def emit(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Every file, as (path, content); the same bytes for the same model."""
    written: dict[str, Written] = {}
    yield from recorded(csv.emit(rows), written)
    yield from descriptor.emit(rows.model, written)
    yield from readme.emit(rows.model)
