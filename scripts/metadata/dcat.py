"""`donnees/catalogue.jsonld`: the catalogue, the dataset, its files and its API in DCAT-AP 3, for national catalogues.

Addresses are relative to the file, which is all that a copy of the registry knows of itself; where the site has an
address, it is their base, and a harvester that has lost where it read the file finds them all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

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

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def data_files() -> tuple[DataFile, ...]:
    """The files of the package that hold data: each is a distribution of the dataset."""
    return tuple(file for file in package.files() if file.media_type in _DATA)


def emit(model: Model, written: Mapping[str, Written], site_url: str) -> Iterator[tuple[str, bytes]]:
    """The one file.

    `written` gives by path what was written of each file of the package; `site_url` ends with a slash, or is empty.
    Raises KeyError where a file was not written.
    """
    base = {"@base": site_url + PATH} if site_url else {}
    document = {"@context": base | _CONTEXT, "@graph": [*_graph(model, written)]}
    yield PATH, f"{json.dumps(document, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _graph(model: Model, written: Mapping[str, Written]) -> Iterator[Mapping[str, Any]]:
    modified = {"@value": edition.day(model).isoformat(), "@type": "xsd:date"}
    files = data_files()
    shared = {"dct:publisher": _id("#editeur"), "dct:language": _id(_FRENCH), "dct:modified": modified}
    yield {"@id": "#editeur", "@type": "foaf:Agent", "foaf:name": _fr(edition.CONTRIBUTEURS)}
    yield {"@id": _FRENCH, "@type": "dct:LinguisticSystem"}
    yield {"@id": LICENCE_OUVERTE.path, "@type": "dct:LicenseDocument", "dct:title": _fr(LICENCE_OUVERTE.title)}
    yield {
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _fr(edition.TITLE),
        "dct:description": _fr("Le jeu de données du registre et son interface pour programmes."),
        **shared,
        "dct:license": _id(LICENCE_OUVERTE.path),
        "foaf:homepage": _id(_TO_ROOT),
        "dcat:dataset": _id("#jeu"),
        "dcat:service": _id("#interface"),
    }
    yield {"@id": _TO_ROOT, "@type": "foaf:Document"}
    yield {
        "@id": "#jeu",
        "@type": "dcat:Dataset",
        "dct:title": _fr(edition.TITLE),
        "dct:description": _fr(edition.DESCRIPTION),
        **shared,
        "dct:identifier": edition.NAME,
        "dct:creator": _id("#editeur"),
        "dcat:version": model.version,
        "dcat:keyword": [_fr(word) for word in edition.KEYWORDS],
        "dcat:theme": [
            {"@id": f"{_AUTHORITY}data-theme/{code}", "@type": "skos:Concept", "skos:prefLabel": _fr(label)}
            for code, label in _THEMES.items()
        ],
        "dct:spatial": {"@id": f"{_AUTHORITY}country/FRA", "@type": "dct:Location"},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}frequency/IRREG", "@type": "dct:Frequency"},
        "dct:accessRights": {"@id": f"{_AUTHORITY}access-right/PUBLIC", "@type": "dct:RightsStatement"},
        "dcat:landingPage": {"@id": "./", "@type": "foaf:Document"},
        "foaf:page": {"@id": _PACKAGE + readme.PATH, "@type": "foaf:Document"},
        "dcat:distribution": [_id(f"#{file.path}") for file in files],
    }
    yield {
        "@id": "#interface",
        "@type": "dcat:DataService",
        "dct:title": _fr("Interface statique, version 1"),
        "dct:description": _fr("Un fichier JSON par objet, décrits en OpenAPI 3.1."),
        "dct:publisher": _id("#editeur"),
        "dct:license": _id(LICENCE_OUVERTE.path),
        "dcat:endpointURL": _id(f"{_TO_ROOT}{api.ROOT}index.json"),
        "dcat:endpointDescription": _id(f"{_TO_ROOT}{api.ROOT}openapi.json"),
        "dcat:servesDataset": _id("#jeu"),
    }
    licences = {table.name: table.licence for table in tables()}
    of_layers = {geojson.path(layer): layer.licence for layer in LAYERS}
    for file in files:
        own = licences.get(file.table) if file.table else of_layers.get(file.path)
        yield _distribution(file, written[file.path], own) | {"dct:modified": modified}


def _distribution(file: DataFile, written: Written, licence: Licence | None) -> Mapping[str, Any]:
    """One file; `licence` is absent where it holds several tables, not all under the same."""
    described: dict[str, Any] = {
        "@id": f"#{file.path}",
        "@type": "dcat:Distribution",
        "dct:title": _fr(file.label),
        "dct:description": _fr(file.description),
        "dcat:accessURL": _id(_PACKAGE + file.path),
        "dcat:downloadURL": _id(_PACKAGE + file.path),
        "dcat:mediaType": {"@id": _MEDIA_TYPES + file.media_type, "@type": "dct:MediaType"},
        "dcat:byteSize": {"@value": str(written.bytes), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {
                "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
                "@type": "spdx:ChecksumAlgorithm",
            },
            "spdx:checksumValue": {"@value": written.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if format_ := _DATA[file.media_type]:
        described["dct:format"] = {"@id": f"{_AUTHORITY}file-type/{format_}", "@type": "dct:MediaTypeOrExtent"}
    if licence is None or licence.path:
        described["dct:license"] = _id(LICENCE_OUVERTE.path)
    if licence is None or not licence.path:
        statement = licence.title if licence else edition.licence()
        described["dct:rights"] = {"@type": "dct:RightsStatement", "rdfs:label": _fr(statement)}
    return described


def _id(address: str) -> Mapping[str, str]:
    return {"@id": address}


def _fr(text: str) -> Mapping[str, str]:
    return {"@value": text, "@language": "fr"}
