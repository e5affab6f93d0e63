"""The data package: the CSV of each table, then what describes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from scripts.formats import csv, descriptor, readme
from scripts.formats.data_file import Written
from scripts.model.model import Model


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """Every file of the package, as (path, content); the same bytes for the same model."""
    written = {}
    for path, content in csv.emit(model):
        written[path] = Written(len(content), hashlib.sha256(content).hexdigest())
        yield path, content
    yield from descriptor.emit(model, written)
    yield from readme.emit(model)
