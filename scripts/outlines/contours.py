"""Reads the outlines of `data/reference/contours/` (GeoJSON, WGS84), each file once and only if a map needs it.

A layer keeps where the text of each outline is in its file, and reads one when it is asked for; the last few thousand
stay decoded.
"""

from __future__ import annotations

import math
import os
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO
from weakref import finalize

import msgspec
from msgspec import Struct

from scripts.failures import Failure
from scripts.outlines.polygons import Polygon
from scripts.outlines.shapes import Bounds, Point, Ring, bounds_of, meet
from scripts.store import NOTHING_KEPT, Store

CELL_DEGREES = 0.25
_TOLD_BY = 32
"""How many of its first bytes tell a geometry from what stands before it in a feature: its type is among them."""
_KEPT = 2048
"""How many outlines of a layer stay decoded: more than the communes of all cités."""


class Outline(Struct, frozen=True):
    """Polygons of (exterior ring, holes…) in degrees (longitude, latitude); rings are open: no vertex repeated.

    `bounds` is (west, south, east, north).
    """

    polygons: tuple[tuple[Ring, ...], ...]
    bounds: Bounds

    @property
    def rings(self) -> tuple[Ring, ...]:
        """All rings, holes included."""
        return tuple(ring for polygon in self.polygons for ring in polygon)


class _Polygon(msgspec.Struct, tag_field="type", tag="Polygon"):
    coordinates: tuple[tuple[Point, ...], ...]

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        return (self.coordinates,)


class _MultiPolygon(msgspec.Struct, tag_field="type", tag="MultiPolygon"):
    coordinates: tuple[tuple[tuple[Point, ...], ...], ...]

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        return self.coordinates


class _Feature(msgspec.Struct):
    properties: dict[str, str]
    geometry: msgspec.Raw


class _Collection(msgspec.Struct):
    features: tuple[_Feature, ...]


_decoder = msgspec.json.Decoder(_Collection)
_geometry = msgspec.json.Decoder(_Polygon | _MultiPolygon)


class Contours:
    """The outlines of a folder. Every layer is a read-only mapping, from code to Outline.

    Sources: IGN ADMIN EXPRESS (communes, territories, départements), ANCT (QPV). Reading a layer raises Failure
    where its file is missing or is not what it should be. `store` is for what is made with them, and takes long.
    """

    def __init__(self, folder: Path, store: Store = NOTHING_KEPT) -> None:
        self._folder = folder
        self.store = store

    @cached_property
    def qpv_2015(self) -> Mapping[str, Outline]:
        """QPV 2015-2023 of the cités, by code."""
        return self._layer("qpv_2015.geojson", "code_qp_2015")

    @cached_property
    def qpv_2024(self) -> Mapping[str, Outline]:
        """QPV since 2024: successors of those of the cités, and the others of the cités' communes."""
        return self._layer("qpv_2024.geojson", "code_qp_2024")

    @cached_property
    def communes(self) -> _Layer:
        """Communes listed by the cités and their neighbours, and the arrondissements that are a territory.

        They are one coverage: two neighbours share the very vertices of their border.
        """
        return self._layer("communes.geojson", "code_insee")

    @cached_property
    def departements(self) -> Mapping[str, Outline]:
        """All départements, generalised to be drawn small."""
        return self._layer("departements.geojson", "code_departement")

    @cached_property
    def territoires(self) -> Mapping[str, Outline]:
        """EPCI, EPT and départements that are the territory of a cité, by "type code" (`epci 244900015`).

        Same vertices as the communes.
        """
        return self._layer("territoires.geojson", "type", "code")

    @cached_property
    def hors_de_france(self) -> Mapping[str, Outline]:
        """What the map of a cité may show of the sea and of neighbouring countries, by the cité's identifier.

        Cités far from both are not in it. Same vertices as the communes.
        """
        return self._layer("hors_de_france.geojson", "id")

    def communes_near(self, bounds: Bounds) -> list[str]:
        """Codes of the communes whose bounds meet `bounds` (degrees), in order."""
        cells = (self._grid.get(cell, ()) for cell in _cells(bounds))
        return sorted({code for places in cells for code, place in places if meet(place, bounds)})

    def read_ahead(self) -> None:
        """Find where every outline is in its file, and all communes lie: once, for processes forked afterwards."""
        _ = (
            self.qpv_2015,
            self.qpv_2024,
            self.departements,
            self.territoires,
            self.hors_de_france,
            self._grid,
        )

    @cached_property
    def _grid(self) -> Mapping[tuple[int, int], list[tuple[str, Bounds]]]:
        grid: dict[tuple[int, int], list[tuple[str, Bounds]]] = defaultdict(list)
        for place in self.communes.places():
            for cell in _cells(place[1]):
                grid[cell].append(place)
        return MappingProxyType(dict(grid))

    def _layer(self, name: str, *keys: str) -> _Layer:
        path = self._folder / name
        refusal = f"{path} : ce n’est pas le fichier de contours attendu (GeoJSON, propriété {', '.join(keys)})."
        try:
            text = path.read_bytes()
            features = _decoder.decode(text).features
            codes = [" ".join(one.properties[key] for key in keys) for one in features]
        except FileNotFoundError as error:
            raise Failure(f"{path} : ce fichier de contours manque.") from error
        except (ValueError, KeyError) as error:
            raise Failure(refusal) from error
        return _Layer(path.open("rb"), codes, array("Q", _places(text, features)), refusal)


class _Layer(Mapping[str, Outline]):
    """The outlines of a file, read as they are asked for; one that cannot be raises Failure: `refusal`.

    `places` is where the geometry of each starts and how long it is, one after the other, in the order of `codes`.
    """

    def __init__(self, file: BinaryIO, codes: Iterable[str], places: array[int], refusal: str) -> None:
        self._file, self._places, self._refusal = file, places, refusal
        self._ranks = {code: rank for rank, code in enumerate(codes)}
        self._outline = lru_cache(maxsize=_KEPT)(self._read)
        finalize(self, file.close)

    def __getitem__(self, code: str) -> Outline:
        return self._outline(code)

    def __contains__(self, code: object) -> bool:
        return code in self._ranks

    def __iter__(self) -> Iterator[str]:
        return iter(self._ranks)

    def __len__(self) -> int:
        return len(self._ranks)

    def places(self) -> Iterator[tuple[str, Bounds]]:
        """Yield each code and the bounds of its outline, which does not stay decoded."""
        return ((code, self._read(code).bounds) for code in self)

    def _read(self, code: str) -> Outline:
        rank = 2 * self._ranks[code]
        start, length = self._places[rank : rank + 2]
        try:
            coordinates = _geometry.decode(os.pread(self._file.fileno(), length, start)).polygons
        except ValueError as error:
            raise Failure(self._refusal) from error
        polygons = tuple(tuple(ring[:-1] for ring in polygon) for polygon in coordinates)
        return Outline(polygons, bounds_of(polygon[0] for polygon in polygons))


def _places(text: bytes, features: Iterable[_Feature]) -> Iterator[int]:
    """Where the geometry of each feature starts in the text that it was decoded from, then its length."""
    end = 0
    for feature in features:
        geometry = bytes(feature.geometry)
        start = text.index(geometry[:_TOLD_BY], end)
        end = start + len(geometry)
        yield start
        yield len(geometry)


def _cells(bounds: Bounds) -> Iterator[tuple[int, int]]:
    west, south, east, north = (math.floor(degrees / CELL_DEGREES) for degrees in bounds)
    for column in range(west, east + 1):
        for row in range(south, north + 1):
            yield column, row
