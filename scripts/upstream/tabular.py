"""Bytes of an official file -> its rows, whatever their encoding, their separator or their compression."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Mapping

from msgspec import Struct

from scripts.french import compte
from scripts.upstream.refusal import Mot, Refusal

LARGEST = 1_000_000_000

_SEPARATORS = ";,\t|"
_NAMES = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
_BOM_8, _BOM_16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml")


class Table(Struct, frozen=True):
    """Column names, rows of as many cells, and French remarks on how they were read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def read_table(content: bytes) -> Table:
    """Read CSV (any usual separator and encoding, gzip or not) or GeoJSON, whose properties are then the columns.

    Cells are texts without spaces around them; empty rows and nameless columns are left out. Raises Refusal.
    """
    remarks: list[str] = []
    if content.startswith(_GZIP):
        content = _unzipped(content)
        remarks.append("compressé (gzip)")
    if not content.removeprefix(_BOM_8).strip():
        raise Refusal(Mot.VIDE, "le fichier est vide")
    if content.startswith(_ZIP):
        raise Refusal(Mot.FORMAT_INCONNU, "c’est une archive zip ou un classeur, et non un fichier CSV")
    if content.removeprefix(_BOM_8).lstrip()[:20].lower().startswith(_WEB_PAGE):
        raise Refusal(Mot.PAGE_WEB, "le serveur donne une page web à la place du fichier")
    text = _decoded(content, remarks)
    if "\x00" in text[:1000]:
        raise Refusal(Mot.FORMAT_INCONNU, "le fichier n’est ni du CSV ni du GeoJSON")
    if text.lstrip().startswith("{"):
        columns, rows = _features(text)
    else:
        columns, rows = _lines(text, remarks)
    if not rows:
        raise Refusal(Mot.VIDE, "le fichier n’a pas de ligne après son en-tête")
    return Table(columns, rows, tuple(remarks))


def _unzipped(content: bytes) -> bytes:
    engine = zlib.decompressobj(wbits=31)
    try:
        whole = engine.decompress(content, LARGEST)
    except zlib.error as error:
        raise Refusal(Mot.FORMAT_INCONNU, "le fichier compressé (gzip) est abîmé") from error
    if not engine.eof:
        raise Refusal(Mot.TRONQUE, "le fichier compressé (gzip) est coupé, ou trop gros une fois ouvert")
    return whole


def _decoded(content: bytes, remarks: list[str]) -> str:
    if content.startswith(_BOM_16):
        remarks.append("encodé en UTF-16")
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remarks.append("encodé en Windows-1252 (Latin-1)")
        return content.decode("cp1252", "replace")


def _lines(text: str, remarks: list[str]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    header = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=header.count)
    remarks.append(f"séparé par {_NAMES[separator]}")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    once: dict[str, str] = {}  # the same few cells come back by the thousand
    lines = ([once.setdefault(cell, cell) for cell in map(str.strip, line)] for line in reader if any(line))
    try:
        names = next(lines, [])
        kept = [rank for rank, name in enumerate(names) if name]
        rows, short, long = [], 0, 0
        for line in lines:
            short += len(line) < len(names)
            long += len(line) > len(names)
            if any(line):
                rows.append(tuple(line[rank] if rank < len(line) else "" for rank in kept))
    except csv.Error as error:
        raise Refusal(Mot.FORMAT_INCONNU, "une ligne du fichier n’est pas du CSV") from error
    if short:
        remarks.append(f"{compte(short, 'ligne plus courte', 'lignes plus courtes')} que l’en-tête")
    if long:
        remarks.append(
            f"{compte(long, 'ligne plus longue', 'lignes plus longues')} que l’en-tête : la suite n’est pas lue"
        )
    return tuple(names[rank] for rank in kept), tuple(rows)


def _features(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    try:
        properties = [_properties(feature) for feature in json.loads(text)["features"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal(Mot.FORMAT_INCONNU, "le fichier est du JSON, mais pas du GeoJSON entier") from error
    columns = tuple(dict.fromkeys(name for one in properties for name in one))
    return columns, tuple(tuple(one.get(name, "") for name in columns) for one in properties)


def _properties(feature: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    given = feature["properties"].items()
    return {name: "" if value is None else str(value).strip() for name, value in given}
