"""`donnees/catalogue.jsonld`: the catalogue, the dataset, its files and its API in DCAT-AP 3, for national catalogues.

Addresses are relative to the file, which is all that a copy of the registry knows of itself; where the site has an
address, it is their base, and a harvester that has lost where it read the file finds them all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from scripts import api
from scripts.formats import edition, geojson, package, readme
from scripts.formats.data_file import DataFile, Written
from scripts.formats.layers import LAYERS
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE, Licence
from scripts.tables.listing import tables

PATH = "donnees/catalogue.jsonld"

_TO_ROOT = "../"
_PACKAGE = "paquet/"
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FRENCH = f"{_AUTHORITY}language/FRA"
_FORMATS = f"{_AUTHORITY}file-type/"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"

# Media types of the files that hold data, and the word of the European authority for each, where it has one.
_DATA = {
    "text/csv": "CSV",
    "application/zip": "ZIP",
    "application/geo+json": "GEOJSON",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.apache.parquet": None,
    "application/vnd.sqlite3": None,
    "application/geopackage+sqlite3": None,
}

_THEMES = {"SOCI": "Population et société", "REGI": "Régions et villes"}

_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"

_ADDRESS = {"@type": "@id"}
_PLAIN = {"@language": None}
# Words are French and these properties lead to addresses, unless they say otherwise: said once, not at each value.
_CONTEXT = {
    "@language": "fr",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **dict.fromkeys(
        (
            "dcat:accessURL",
            "dcat:dataset",
            "dcat:distribution",
            "dcat:downloadURL",
            "dcat:endpointDescription",
            "dcat:endpointURL",
            "dcat:mediaType",
            "dcat:servesDataset",
            "dcat:service",
            "dct:creator",
            "dct:format",
            "dct:language",
            "dct:license",
            "dct:publisher",
            "foaf:homepage",
            "spdx:algorithm",
        ),
        _ADDRESS,
    ),
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "dcat:version": _PLAIN,
    "dct:identifier": _PLAIN,
    "dct:modified": {"@type": "xsd:date"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
}


def data_files() -> tuple[DataFile, ...]:
    """The files of the package that hold data: each is a distribution of the dataset."""
    return tuple(file for file in package.files() if file.media_type in _DATA)


def licences_of_files() -> Mapping[str, Licence]:
    """The licence of each file by path; those that hold several tables, not all under the same, have none here."""
    of_tables = {table.name: table.licence for table in tables()}
    of_layers = {geojson.path(layer): layer.licence for layer in LAYERS}
    return of_layers | {file.path: of_tables[file.table] for file in data_files() if file.table}


def emit(model: Model, written: Mapping[str, Written], site_url: str) -> Iterator[tuple[str, bytes]]:
    """The one file.

    `written` gives by path what was written of each file of the package; `site_url` ends with a slash, or is empty.
    Raises KeyError where a file was not written.
    """
    base = {"@base": site_url + PATH} if site_url else {}
    document = {"@context": base | _CONTEXT, "@graph": [*_graph(model, written)]}
    yield PATH, msgspec.json.encode(document) + b"\n"


def _graph(model: Model, written: Mapping[str, Written]) -> Iterator[Mapping[str, Any]]:
    modified = model.day.isoformat()
    files = data_files()
    shared = {"dct:publisher": "#editeur", "dct:language": _FRENCH, "dct:modified": modified}
    yield {"@id": "#editeur", "@type": "foaf:Agent", "foaf:name": edition.CONTRIBUTEURS}
    yield {"@id": _FRENCH, "@type": "dct:LinguisticSystem"}
    yield {"@id": LICENCE_OUVERTE.path, "@type": "dct:LicenseDocument", "dct:title": LICENCE_OUVERTE.title}
    yield {
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": edition.TITLE,
        "dct:description": "Le jeu de données du registre et son interface pour programmes.",
        **shared,
        "dct:license": LICENCE_OUVERTE.path,
        "foaf:homepage": _TO_ROOT,
        "dcat:dataset": "#jeu",
        "dcat:service": "#interface",
    }
    yield {"@id": _TO_ROOT, "@type": "foaf:Document"}
    yield {
        "@id": "#jeu",
        "@type": "dcat:Dataset",
        "dct:title": edition.TITLE,
        "dct:description": edition.DESCRIPTION,
        **shared,
        "dct:identifier": edition.NAME,
        "dct:creator": "#editeur",
        "dcat:version": model.version,
        "dcat:keyword": edition.KEYWORDS,
        "dcat:theme": [
            {"@id": f"{_AUTHORITY}data-theme/{code}", "@type": "skos:Concept", "skos:prefLabel": label}
            for code, label in _THEMES.items()
        ],
        "dct:spatial": {"@id": f"{_AUTHORITY}country/FRA", "@type": "dct:Location"},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}frequency/IRREG", "@type": "dct:Frequency"},
        "dct:accessRights": {"@id": f"{_AUTHORITY}access-right/PUBLIC", "@type": "dct:RightsStatement"},
        "dcat:landingPage": {"@id": "./", "@type": "foaf:Document"},
        "foaf:page": {"@id": _PACKAGE + readme.PATH, "@type": "foaf:Document"},
        "dcat:distribution": [f"#{file.path}" for file in files],
    }
    yield {
        "@id": "#interface",
        "@type": "dcat:DataService",
        "dct:title": "Interface statique, version 1",
        "dct:description": "Un fichier JSON par objet, décrits en OpenAPI 3.1.",
        "dct:publisher": "#editeur",
        "dct:license": LICENCE_OUVERTE.path,
        "dcat:endpointURL": f"{_TO_ROOT}{api.ROOT}index.json",
        "dcat:endpointDescription": f"{_TO_ROOT}{api.ROOT}openapi.json",
        "dcat:servesDataset": "#jeu",
    }
    yield {"@id": _SHA256, "@type": "spdx:ChecksumAlgorithm"}
    for media_type, format_ in _DATA.items():
        yield {"@id": _MEDIA_TYPES + media_type, "@type": "dct:MediaType"}
        if format_:
            yield {"@id": _FORMATS + format_, "@type": "dct:MediaTypeOrExtent"}
    licences = licences_of_files()
    for file in files:
        yield _distribution(file, written[file.path], licences.get(file.path)) | {"dct:modified": modified}


def _distribution(file: DataFile, written: Written, licence: Licence | None) -> Mapping[str, Any]:
    """One file; `licence` is absent where it holds several tables, not all under the same."""
    described: dict[str, Any] = {
        "@id": f"#{file.path}",
        "@type": "dcat:Distribution",
        "dct:title": file.label,
        "dct:description": file.description,
        "dcat:accessURL": _PACKAGE + file.path,
        "dcat:downloadURL": _PACKAGE + file.path,
        "dcat:mediaType": _MEDIA_TYPES + file.media_type,
        "dcat:byteSize": str(written.bytes),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _SHA256,
            "spdx:checksumValue": written.sha256,
        },
    }
    if format_ := _DATA[file.media_type]:
        described["dct:format"] = _FORMATS + format_
    if licence is None or licence.path:
        described["dct:license"] = LICENCE_OUVERTE.path
    if licence is None or not licence.path:
        statement = licence.title if licence else edition.licence()
        described["dct:rights"] = {"@type": "dct:RightsStatement", "rdfs:label": statement}
    return described
