"""Each table as one Parquet file, typed: text, 32-bit whole number, double, boolean, date.

The metadata of the file say the version of the data and, as JSON under `colonnes`, the title of each column: any
reader shows them. Those of a field stand in a second copy of the schema, for Arrow alone, as heavy as many a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from scripts.formats import csv, edition
from scripts.formats.data_file import DataFile
from scripts.model.model import Model
from scripts.store import Store
from scripts.tables.listing import tables
from scripts.tables.table import Column, Table

if TYPE_CHECKING:
    import pyarrow

FOLDER = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"

# At some thousand rows, a dictionary of the values of a column costs more than it spares: zstd finds them again.
_OPTIONS = {"compression": "zstd", "compression_level": 9, "use_dictionary": False, "store_schema": False}


def path(table: Table) -> str:
    """Where the file of a table is in the package."""
    return f"{FOLDER}/{table.name}.parquet"


def files() -> Iterator[DataFile]:
    """One file per table, in the order of the tables."""
    for table in tables():
        yield DataFile(
            path=path(table),
            label=table.title,
            media_type=MEDIA_TYPE,
            description=table.description,
            table=table.name,
        )


def emit(model: Model, written: Mapping[str, bytes], store: Store) -> Iterator[tuple[str, bytes]]:
    """One file per table, kept in `store` until the table changes; `written` has its CSV by path.

    Raises pyarrow.ArrowInvalid where a whole number takes more than 32 bits.
    """
    version = repr(edition.statements(model)).encode()
    for table in tables():
        rows = written[csv.path(table)]
        yield from store.files(f"parquet-{table.name}", [version, rows], partial(_file, table, model, rows))


def _file(table: Table, model: Model, written: bytes) -> Iterator[tuple[str, bytes]]:
    yield path(table), content(table, model, written)


def content(table: Table, model: Model, written: bytes) -> bytes:
    """The bytes of one table.

    The values are read from its CSV, `written`: from Python objects, pyarrow would first import pandas wherever it is
    installed, which takes longer than all the files.
    """
    import pyarrow
    from pyarrow import csv as reader
    from pyarrow import parquet

    fields = [_field(column) for column in table.columns]
    read = reader.read_csv(
        pyarrow.py_buffer(written),
        read_options=reader.ReadOptions(use_threads=False),
        parse_options=reader.ParseOptions(newlines_in_values=True),
        convert_options=reader.ConvertOptions(
            column_types={field.name: field.type for field in fields},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    stream = pyarrow.BufferOutputStream()
    schema = pyarrow.schema(fields)
    with parquet.ParquetWriter(stream, schema, **_OPTIONS) as writer:
        writer.write_table(pyarrow.Table.from_arrays(read.columns, schema=schema))
        writer.add_key_value_metadata(_metadata(table, model))
    made = stream.getvalue().to_pybytes()
    del read, stream
    pyarrow.default_memory_pool().release_unused()
    return made


def _metadata(table: Table, model: Model) -> dict[str, str]:
    titles = {column.name: column.title for column in table.columns}
    return {
        **edition.statements(model),
        "titre": table.title,
        "description": table.description,
        "licence": table.licence.title,
        "colonnes": json.dumps(titles, ensure_ascii=False),
    }


def _field(column: Column) -> pyarrow.Field:
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int32(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    return pyarrow.field(column.name, types[column.type], nullable=not column.required)
