"""What each page tells machines in its head: where its data is, and in schema.org what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from scripts import api
from scripts.api import kinds, wholes
from scripts.api.kinds import KINDS, file_of
from scripts.api.openapi import JSON
from scripts.formats import descriptor
from scripts.metadata import dcat, schema_org
from scripts.metadata.schema_org import JsonLd
from scripts.model.model import Model

_JSON_LD = "application/ld+json"

_PLACES: Mapping[str, Callable[[Model, str, str], JsonLd]] = MappingProxyType(
    {
        kinds.CITE.name: schema_org.of_cite,
        kinds.COMMUNE.name: schema_org.of_commune,
        kinds.QPV_2015.name: schema_org.of_qpv_2015,
        kinds.QPV_2024.name: schema_org.of_qpv_2024,
        kinds.DEPARTEMENT.name: schema_org.of_departement,
        kinds.REGION.name: schema_org.of_region,
    }
)


class Alternate(Struct, frozen=True):
    """A file that holds the data of a page, by its path, and its media type."""

    path: str
    media_type: str


def alternates(model: Model) -> Mapping[str, tuple[Alternate, ...]]:
    """By address of page, the files that hold its data."""
    found: defaultdict[str, tuple[Alternate, ...]] = defaultdict(tuple)
    for kind in KINDS:
        found[kind.page] += (Alternate(f"{api.ROOT}{kind.list_path}.json", JSON),)
        for path in kind.paths(model).values():
            found[path] += (Alternate(api.ROOT + file_of(path), JSON),)
    for endpoint in wholes.ENDPOINTS:
        found[f"{endpoint.path.removesuffix('.json')}/"] += (Alternate(api.ROOT + endpoint.path, JSON),)
    found["donnees/"] += (
        Alternate(dcat.PATH, _JSON_LD),
        Alternate(f"donnees/paquet/{descriptor.PATH}", JSON),
    )
    found["donnees/api/"] += (Alternate(f"{api.ROOT}openapi.json", JSON),)
    return MappingProxyType(found)


def descriptions(model: Model) -> Mapping[str, Callable[[str], JsonLd]]:
    """By address of page, a function of the way to the root of the site that describes what it is about."""
    found: dict[str, Callable[[str], JsonLd]] = {"donnees/": partial(schema_org.dataset, model)}
    for kind in KINDS:
        if kind.name in _PLACES:
            for key, path in kind.paths(model).items():
                found[path] = partial(_PLACES[kind.name], model, key)
    return MappingProxyType(found)
