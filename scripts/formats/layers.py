"""The layers for maps: which objects, their properties, taken from the tables, and their outlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from scripts.formats import edition
from scripts.model.model import Model
from scripts.outlines.contours import Contours, Outline
from scripts.outlines.polygons import Polygon, polygons
from scripts.outlines.territory import territory_rings
from scripts.tables.cites import cites
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE, Licence
from scripts.tables.reference import communes, qpv_2015, qpv_2024
from scripts.tables.rows import Rows
from scripts.tables.table import Column, Row, Table

Shape: TypeAlias = tuple[Polygon, ...]
Feature: TypeAlias = tuple[Row, Shape]
Shapes: TypeAlias = Callable[[str], Shape | None]

_IDS = "^cde-[0-9]{3}( cde-[0-9]{3})*$"
CITE_IDS = Column(
    name="cite_ids",
    type="string",
    title="Cités",
    description="Identifiants des cités de l’emploi qui le listent, séparés par une espace.",
    pattern=_IDS,
    example="cde-001 cde-020",
)
CITE_IDS_A_CHEVAL = Column(
    name="cite_ids_a_cheval",
    type="string",
    title="Cités dont il déborde",
    description="Parmi elles, celles dont il déborde, parfois presque tout entier ; absent s’il n’en est aucune.",
    required=False,
    pattern=_IDS,
    example="cde-020",
)
CITE_IDS_CONTESTE = Column(
    name="cite_ids_conteste",
    type="string",
    title="Cités où il est contesté",
    description="Parmi elles, celles pour lesquelles une source donne une liste plus étroite ; absent s’il n’en est "
    "aucune.",
    required=False,
    pattern=_IDS,
    example="cde-020",
)


class Layer(Struct, frozen=True, kw_only=True):
    """A layer of multipolygons, in degrees (WGS 84).

    The first column is the code whose shape `shapes` gives; `rows` yields the properties of an object each, in the
    order of the columns. Every object has a shape, or it is none of the layer.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Rows], Iterable[Row]]
    shapes: Callable[[Model, Contours], Shapes]
    licence: Licence = LICENCE_OUVERTE

    def features(self, rows: Rows, contours: Contours) -> Iterator[Feature]:
        """The properties and the polygons of each object, one by one. Raises Failure where outlines are missing."""
        shape_of = self.shapes(rows.model, contours)
        for row in self.rows(rows):
            if shape := shape_of(row[0]):
                yield row, shape


def _cites(model: Model, contours: Contours) -> Shapes:
    return lambda cite_id: polygons(territory_rings(contours, model.cites[cite_id]))


def _polygons(outlines: Mapping[str, Outline]) -> Shapes:
    return lambda code: outlines[code].polygons if code in outlines else None


def _of_cites(table: Table, index: Callable[[Model], Mapping[str, tuple[str, ...]]]) -> Callable[[Rows], Iterator[Row]]:
    def of_cites(rows: Rows) -> Iterator[Row]:
        cites_by_code = index(rows.model)
        for row in rows.of(table):
            if row[0] in cites_by_code:
                yield (*row, " ".join(cites_by_code[row[0]]))

    return of_cites


def _rows_qpv_2015(rows: Rows) -> Iterator[Row]:
    for row in _of_cites(qpv_2015.TABLE, lambda of: of.cites_by_qpv_2015)(rows):
        liens = tuple(rows.model.liens_qpv(row[0]))
        a_cheval = " ".join(lien.cite_id for lien in liens if lien.role == "a_cheval")
        conteste = " ".join(lien.cite_id for lien in liens if lien.confiance == "contestee")
        yield (*row, a_cheval or None, conteste or None)


def _rows_qpv_2024(rows: Rows) -> Iterator[Row]:
    for row in rows.of(qpv_2024.TABLE):
        yield (*row, " ".join(rows.model.cites_by_qpv_2024.get(row[0], ())) or None)


CITES = Layer(
    name="cites",
    title="Territoires des cités de l’emploi",
    description="Le territoire de chaque cité, sans les communes qui forment une autre cité.",
    columns=cites.TABLE.columns,
    rows=lambda rows: rows.of(cites.TABLE),
    shapes=_cites,
)
COMMUNES = Layer(
    name="communes_2024",
    title="Communes listées par les cités de l’emploi",
    description="Les communes (2024) à QPV que l’ANCT liste pour au moins une cité, chacune une fois.",
    columns=(*communes.TABLE.columns, CITE_IDS),
    rows=_of_cites(communes.TABLE, lambda model: model.cites_by_commune),
    shapes=lambda _, contours: _polygons(contours.communes),
)
QPV_2015 = Layer(
    name="qpv_2015",
    title="QPV de 2015 des cités de l’emploi",
    description="Les QPV 2015-2023 des cités, chacun une fois, même s’il figure dans deux. Licence à confirmer.",
    columns=(*qpv_2015.TABLE.columns, CITE_IDS, CITE_IDS_A_CHEVAL, CITE_IDS_CONTESTE),
    rows=_rows_qpv_2015,
    shapes=lambda _, contours: _polygons(contours.qpv_2015),
    licence=A_CONFIRMER,
)
QPV_2024 = Layer(
    name="qpv_2024",
    title="QPV de 2024 des cités de l’emploi et de leurs communes",
    description="Les QPV en vigueur depuis 2024 qui touchent les cités ou leurs communes ; aucune source ne les "
    "attribue à une cité, le rattachement est calculé.",
    columns=(*qpv_2024.TABLE.columns, CITE_IDS.optional()),
    rows=_rows_qpv_2024,
    shapes=lambda _, contours: _polygons(contours.qpv_2024),
)

LAYERS = (CITES, COMMUNES, QPV_2015, QPV_2024)


def said(rows: Rows) -> Iterator[bytes]:
    """All that files of the layers depend on, but the outlines of reference and the code."""
    model = rows.model
    yield repr(edition.statements(model)).encode()
    for layer in LAYERS:
        yield layer.name.encode()
        for row in layer.rows(rows):
            yield repr(row).encode()
    yield repr([cite.record.territoire for cite in model.cites.values()]).encode()
