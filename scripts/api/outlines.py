"""Outlines of one cité, a GeoJSON file a layer: its territory, its QPV of 2015, the QPV of 2024 that touch it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scripts.api.endpoint import GEOJSON, Endpoint, Parameter, Source
from scripts.api.records import cells
from scripts.api.schemas import feature_collection
from scripts.formats import geojson
from scripts.formats.layers import Layer
from scripts.model.model import Cite
from scripts.outlines.contours import Contours, Outline
from scripts.outlines.polygons import polygons
from scripts.outlines.territory import territory_rings
from scripts.tables.cites import cites, cites_qpv_2015, cites_qpv_2024
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE, Licence
from scripts.tables.reference import qpv_2015, qpv_2024
from scripts.tables.table import Column, Row, Table

TERRITOIRE = "territoire"

_SLUG = Parameter("slug", "Nom de la cité dans son adresse, qui ne change jamais.", "angers-loire-metropole")

File = tuple[Mapping[str, str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiers:
    """The QPV of one generation: the list of the cités, the table that describes each, and what is said of them.

    `listed` and `described` are columns of the two tables; the key of the second links them.
    """

    name: str
    title: str
    description: str
    list: Table
    table: Table
    listed: tuple[str, ...]
    described: tuple[str, ...]
    outlines: Callable[[Contours], Mapping[str, Outline]]
    licence: Licence

    @property
    def columns(self) -> tuple[Column, ...]:
        """The properties of a QPV; the first is its code."""
        key = self.table.column(self.table.primary_key[0])
        return key, *map(self.table.column, self.described), *map(self.list.column, self.listed)

    def rows_by_cite(self, source: Source) -> Mapping[str, list[Row]]:
        """The rows of each cité, by its id, in the order of the list."""
        described = {row[0]: row for row in source.records.rows(self.table)}
        of_table, of_list = cells(self.table, self.described), cells(self.list, self.listed)
        cite_and_code = cells(self.list, ("cite_id", self.table.primary_key[0]))
        found: dict[str, list[Row]] = {}
        for row in source.records.rows(self.list):
            cite_id, code = cite_and_code(row)
            found.setdefault(cite_id, []).append((code, *of_table(described[code]), *of_list(row)))
        return found

    def files(self, source: Source) -> Iterator[File]:
        """One file a cité."""
        shapes = {code: outline.polygons for code, outline in self.outlines(source.contours).items()}
        rows = self.rows_by_cite(source)
        for cite in source.records.model.cites.values():
            layer = Layer(
                name=self.name,
                title=f"{self.title}, cité de l’emploi {cite.nom}",
                description=self.description,
                columns=self.columns,
                rows=lambda _, own=cite.id: iter(rows.get(own, ())),
                shapes=lambda _model, _contours: shapes,
                licence=self.licence,
            )
            yield _file(layer, cite, source)


OF_2015 = Quartiers(
    name="qpv-2015",
    title="QPV de 2015",
    description="Les quartiers de la génération 2015-2023. Un QPV à cheval déborde du territoire ; nb_cites dit "
    "combien de cités le listent : ne pas additionner leurs habitants d’une cité à l’autre.",
    list=cites_qpv_2015.TABLE,
    table=qpv_2015.TABLE,
    listed=("role", "nb_cites", "confiance"),
    described=("nom", "population_2018"),
    outlines=lambda contours: contours.qpv_2015,
    licence=A_CONFIRMER,
)
OF_2024 = Quartiers(
    name="qpv-2024",
    title="QPV de 2024",
    description="Les quartiers en vigueur depuis 2024 qui touchent la cité, par calcul : aucune source ne les lui "
    "attribue.",
    list=cites_qpv_2024.TABLE,
    table=qpv_2024.TABLE,
    listed=("rattachement",),
    described=("nom", "statut"),
    outlines=lambda contours: contours.qpv_2024,
    licence=LICENCE_OUVERTE,
)


def _territoires(source: Source) -> Iterator[File]:
    rows = {row[0]: row for row in source.records.rows(cites.TABLE)}
    for cite in source.records.model.cites.values():
        shapes = {cite.id: polygons(territory_rings(source.contours, cite))}
        layer = Layer(
            name=TERRITOIRE,
            title=f"Territoire, cité de l’emploi {cite.nom}",
            description="Le territoire dont la cité porte le nom, sans les communes qui forment une autre cité.",
            columns=cites.TABLE.columns,
            rows=lambda _, row=rows[cite.id]: iter([row]),
            shapes=lambda _model, _contours, shapes=shapes: shapes,
        )
        yield _file(layer, cite, source)


def _file(layer: Layer, cite: Cite, source: Source) -> File:
    return {"slug": cite.record.slug}, geojson.content(layer, source.records.model, source.contours)


def _endpoint(
    name: str,
    title: str,
    description: str,
    columns: tuple[Column, ...],
    documents: Callable[[Source], Iterator[File]],
) -> Endpoint:
    return Endpoint(
        path=f"cites/{{slug}}/{name}.geojson",
        title=title,
        description=description,
        media_type=GEOJSON,
        parameters=(_SLUG,),
        schemas={f"geojson_{name.replace('-', '_')}": feature_collection(title, columns)},
        documents=documents,
    )


ENDPOINTS = (
    _endpoint(
        TERRITOIRE,
        "Contour du territoire d’une cité",
        "Un seul objet, dont les propriétés sont les colonnes de la table « cites ».",
        cites.TABLE.columns,
        _territoires,
    ),
    *(
        _endpoint(
            quartiers.name,
            f"Contours des {quartiers.title} d’une cité",
            quartiers.description,
            quartiers.columns,
            quartiers.files,
        )
        for quartiers in (OF_2015, OF_2024)
    ),
)
