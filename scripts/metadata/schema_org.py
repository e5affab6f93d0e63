"""schema.org in JSON-LD, to be embedded in pages: the dataset on its page, a place on each page that is about one.

`base` is the address of the site where it has one, else the relative way from the page to its root (`../../`): no
address is made up, and a reader resolves a relative one from the page that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from scripts import links
from scripts.formats import edition
from scripts.metadata.dcat import data_files, licences_of_files
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE

JsonLd: TypeAlias = Mapping[str, Any]

_CONTEXT = "https://schema.org"


def dataset(model: Model, base: str) -> JsonLd:
    """The registry as a dataset; its distributions are those of DCAT that hold more than one table.

    The licence of the whole is named with its exception, as is that of each file that holds both; a file whose licence
    is to be confirmed declares none.
    """
    whole = {"@type": "CreativeWork", "name": edition.licence(), "url": LICENCE_OUVERTE.path}
    licences = licences_of_files()
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": edition.TITLE,
        "description": edition.DESCRIPTION,
        "url": f"{base}donnees/",
        "version": model.version,
        "dateModified": model.day.isoformat(),
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "license": whole,
        "keywords": list(edition.KEYWORDS),
        "creator": {"@type": "Organization", "name": edition.CONTRIBUTEURS},
        "spatialCoverage": {"@type": "Place", "name": "France"},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.label,
                "encodingFormat": file.media_type,
                "contentUrl": f"{base}{edition.ON_SITE}{file.path}",
            }
            | _licence(licences[file.path].path if file.path in licences else whole)
            for file in data_files()
            if file.table is None
        ],
    }


def of_cite(model: Model, cite_id: str, base: str) -> JsonLd:
    """A cité de l'emploi, as the territory that it is named after: its name says so, as many bear that of a commune."""
    cite = model.cites[cite_id]
    departements = (links.departement_link(model, code) for code in cite.departements)
    return _place(f"Cité de l’emploi {cite.nom}", links.cite_path(cite), base, {"ANCT": cite.id}) | {
        "alternateName": cite.record.identite.nom_anct,
        "containedInPlace": _areas(departements),
    }


def of_commune(model: Model, code: str, base: str) -> JsonLd:
    """A commune of the COG 2024."""
    commune = model.reference.communes[code]
    departement = links.departement_link(model, commune.code_departement)
    return _place(commune.nom, links.commune_path(code), base, {"Insee": code}) | {
        "containedInPlace": _areas([departement])
    }


def of_qpv_2015(model: Model, code: str, base: str) -> JsonLd:
    """A QPV of 2015-2023, at a point inside it."""
    qpv = model.reference.qpv_2015[code]
    within = links.communes_of_qpv_2015(model, code)
    return _place(qpv.nom, links.qpv_path(code), base, {"QPV 2015": code}) | {
        "geo": _point(qpv.longitude, qpv.latitude),
        "containedInPlace": _areas(within),
    }


def of_qpv_2024(model: Model, code: str, base: str) -> JsonLd:
    """A QPV since 2024, at its centre."""
    qpv = model.reference.qpv_2024[code]
    within = links.communes_of_qpv_2024(model, code)
    return _place(qpv.nom, links.qpv_path(code), base, {"QPV 2024": code}) | {
        "geo": _point(qpv.longitude, qpv.latitude),
        "containedInPlace": _areas(within),
    }


def of_departement(model: Model, code: str, base: str) -> JsonLd:
    """A département."""
    return _place(model.reference.departements[code].nom, links.departement_path(code), base, {"Insee": code})


def of_region(model: Model, code: str, base: str) -> JsonLd:
    """A région."""
    return _place(model.reference.regions[code].nom, links.region_path(code), base, {"Insee": code})


def _licence(declared: str | JsonLd | None) -> JsonLd:
    return {"license": declared} if declared else {}


def _place(name: str, path: str, base: str, codes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "Place",
        "name": name,
        "url": base + path,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": code} for scheme, code in codes.items()
        ],
    }


def _areas(renvois: Iterable[links.Renvoi]) -> list[JsonLd]:
    return [{"@type": "AdministrativeArea", "name": renvoi.label} for renvoi in renvois]


def _point(longitude: float, latitude: float) -> JsonLd:
    return {"@type": "GeoCoordinates", "longitude": longitude, "latitude": latitude}
