"""The registry that a proposal changes, as the conversions look at it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from scripts.perimetre import Perimetre, communes_by_contrat
from scripts.registry.load import CITES, SOURCES, Entree, Loaded
from scripts.registry.names import commune_name, contrat_name, qpv_2015_name
from scripts.registry.positions import Positions
from scripts.registry.promesses import Promesse
from scripts.registry.records import Source
from scripts.registry.reference import Reference

_NAMES = {"commune": commune_name, "contrat_2015": contrat_name, "qpv_2015": qpv_2015_name}


class Registry(Struct, frozen=True, dict=True):
    """The state of the registry under `root`, which has no error, what is published of it, the day of the request."""

    root: Path
    loaded: Loaded
    reference: Reference
    table_sources: frozenset[str]
    promesses: tuple[Promesse, ...]
    day: date

    @property
    def cites(self) -> Positions:
        """Where the values of `data/cites.yaml` stand."""
        return self.loaded.positions[CITES]

    @property
    def sources(self) -> Positions:
        """Where the values of `data/sources.yaml` stand."""
        return self.loaded.positions[SOURCES]

    @property
    def known_sources(self) -> tuple[Source, ...]:
        """The sources, in the order of the file."""
        return self.loaded.sources.sources

    @cached_property
    def by_id(self) -> Mapping[str, Entree]:
        """The cités by identifier."""
        return {entree.cite.id: entree for entree in self.loaded.entrees}

    def perimetre(self, entree: Entree) -> Perimetre:
        """Return the perimeter of a cité."""
        return Perimetre(entree.index, entree.cite, self.reference, communes_by_contrat(self.reference))

    def name(self, code: str, kind: str) -> str | None:
        """Return the official name of a code of one of the lists of a cité."""
        return _NAMES[kind](self.reference, code)
