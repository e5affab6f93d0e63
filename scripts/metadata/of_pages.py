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


class OfPages:
    """What the pages of a model tell, by their address; made for each page as it is asked for."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._keys = [(kind, {path: key for key, path in kind.paths(model).items()}) for kind in KINDS]
        self._wholes = _alternates_of_wholes()

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """The files that hold the data of a page."""
        if any(address in keys for _, keys in self._keys):
            return (Alternate(api.ROOT + file_of(address), JSON),)
        return self._wholes.get(address, ())

    def description(self, address: str) -> Callable[[str], JsonLd] | None:
        """A function of the way to the root of the site that describes what a page is about, None where none does."""
        if address == "donnees/":
            return partial(schema_org.dataset, self._model)
        for kind, keys in self._keys:
            if address in keys and kind.name in _PLACES:
                return partial(_PLACES[kind.name], self._model, keys[address])
        return None


def _alternates_of_wholes() -> Mapping[str, tuple[Alternate, ...]]:
    found: defaultdict[str, tuple[Alternate, ...]] = defaultdict(tuple)
    for kind in KINDS:
        found[kind.page] += (Alternate(f"{api.ROOT}{kind.list_path}.json", JSON),)
    for endpoint in wholes.ENDPOINTS:
        found[f"{endpoint.path.removesuffix('.json')}/"] += (Alternate(api.ROOT + endpoint.path, JSON),)
    found["donnees/"] += (
        Alternate(dcat.PATH, _JSON_LD),
        Alternate(f"donnees/paquet/{descriptor.PATH}", JSON),
    )
    found["donnees/api/"] += (Alternate(f"{api.ROOT}openapi.json", JSON),)
    return MappingProxyType(found)
