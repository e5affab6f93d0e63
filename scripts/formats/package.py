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
from scripts.store import Store
from scripts.tables.listing import tables
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
    """All but the digests; what says the rows once more is kept until they change."""
    rows, store = Rows(model), contours.store
    if rows.many:
        rows.put_on_disk(tables())
    said = []
    for path, content in _made(rows, partial(_tables, rows, store)):
        said.append(sha256(content).digest())
        yield path, content
    for name, told, make in (
        ("classeur", said, partial(xlsx.emit, rows)),
        ("sqlite", said, partial(sqlite.emit, rows)),
        ("geojson", layers.said(rows), partial(geojson.emit, rows, contours)),
        ("geopackage", layers.said(rows), partial(geopackage.emit, rows, contours)),
    ):
        yield from _made(rows, partial(store.files, name, told, make))


def _made(rows: Rows, stream: Stream) -> Iterator[File]:
    """The files of a stream; made apart where what they are made of weighs."""
    yield from apart(stream) if rows.many else stream()


def _tables(rows: Rows, store: Store) -> Iterator[File]:
    """The Data Package, and the formats that are made of its very files, kept until these change."""
    packaged = {}
    for path, content in chain(datapackage.emit(rows), licence.emit(rows.model), citation.emit(rows.model)):
        packaged[path] = content
        yield path, content
    said = [sha256(content).digest() for content in packaged.values()]
    yield from store.files("archive", said, partial(archive.emit, rows.model, packaged))
    yield from parquet.emit(rows.model, packaged, store)
