"""Everything that the data package offers: the CSV and what describes them, the other formats, all checked by digest.

One tree, with relative paths: it is `build/package`, and `donnees/paquet/` on the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from itertools import chain

from scripts.formats import (
    archive,
    checksums,
    citation,
    csv,
    datapackage,
    descriptor,
    geojson,
    geopackage,
    layers,
    licence,
    parquet,
    readme,
    sqlite,
    xlsx,
)
from scripts.formats.data_file import DataFile, Written, recorded
from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.tables.rows import Rows
from scripts.together import File, Stream, apart

_FORMATS = (xlsx, csv, archive, parquet, sqlite, geopackage, geojson, readme, descriptor, licence, citation, checksums)


def files() -> tuple[DataFile, ...]:
    """What `emit` yields, described, the most useful first; the sizes are known once it has run (`recorded`)."""
    return tuple(chain.from_iterable(module.files() for module in _FORMATS))


def emit(model: Model, contours: Contours) -> Iterator[File]:
    """Every file, as (path, content); the same bytes for the same model. Raises Failure where outlines are missing."""
    written: dict[str, Written] = {}
    yield from recorded(_contents(model, contours), written)
    yield from checksums.emit(written)


def _contents(model: Model, contours: Contours) -> Iterator[File]:
    rows = Rows(model)
    packaged = {}
    for path, content in _made(rows, partial(_packaged, rows)):
        packaged[path] = content
        yield path, content
    yield from _once_more(rows, contours, packaged)


def _packaged(rows: Rows) -> Iterator[File]:
    return chain(datapackage.emit(rows), licence.emit(rows.model), citation.emit(rows.model))


def _made(rows: Rows, stream: Stream) -> Iterator[File]:
    """The files of a stream; made apart where its rows are made for it alone, and weigh."""
    yield from apart(stream) if rows.many else stream()


def _once_more(rows: Rows, contours: Contours, packaged: dict[str, bytes]) -> Iterator[File]:
    """The other formats, each kept until what it says again changes.

    `packaged` is emptied as soon as it is read: it is as large as they are.
    """
    store = contours.store
    said = [sha256(content).digest() for content in packaged.values()]
    yield from store.files("archive", said, partial(archive.emit, rows.model, packaged))
    yield from parquet.emit(rows.model, packaged, store)
    packaged.clear()
    for name, told, make in (
        ("classeur", said, partial(xlsx.emit, rows)),
        ("sqlite", said, partial(sqlite.emit, rows)),
        ("couches", layers.said(rows), partial(_outlined, rows, contours)),
    ):
        yield from _made(rows, partial(store.files, name, told, make))


def _outlined(rows: Rows, contours: Contours) -> Iterator[File]:
    yield from geojson.emit(rows, contours)
    yield from geopackage.emit(rows, contours)
