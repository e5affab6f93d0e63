"""The official tables of `data/reference/`, as immutable rows; each is one file, whose origin `tables.yaml` tells.

A row keeps the code that its source publishes and the commune of the COG 2024 that it stands for
(`code_insee_2024`): rules and joins use the latter.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from scripts.registry.lines import KEPT, by_key, cells_of, faults, grouped, in_order, maker, read_table


class Region(NamedTuple):
    """A région, as Insee's COG of 2024 names it."""

    code_region: str
    nom: str


class Departement(NamedTuple):
    """A département or a collectivité of overseas, which has no région; `zone` is metropole, drom or com."""

    code_departement: str
    nom: str
    code_region: str | None
    zone: str


class Epci(NamedTuple):
    """An intercommunalité with its own taxes, in 2024 (DGCL)."""

    siren_epci: str
    nom: str
    type: str


class Ept(NamedTuple):
    """A territory of the métropole du Grand Paris, in 2024 (DGCL)."""

    siren_ept: str
    nom: str


class Commune(NamedTuple):
    """A commune of the COG 2024; `population_municipale` in residents."""

    code_insee: str
    nom: str
    code_departement: str
    siren_epci: str | None
    siren_ept: str | None
    population_municipale: int | None


class CommuneAncienne(NamedTuple):
    """A code that is no commune of the COG 2024, and the commune it stands for; merged ones have no name here."""

    code_insee: str
    nom: str | None
    type: str
    code_insee_2024: str


class Passage(NamedTuple):
    """What became of a commune at the COG of a year: `evenement` is fusion, code, scission or nom."""

    code_avant: str
    nom_avant: str
    evenement: str
    annee: int
    code_apres: str
    nom_apres: str


class CodePostal(NamedTuple):
    """A postal code and a commune or arrondissement that it serves (La Poste)."""

    code_postal: str
    code_insee: str


class Qpv2015(NamedTuple):
    """A QPV of 2015-2023; populations in residents (Insee 2013 and 2018), a point inside in WGS84 degrees."""

    code_qp_2015: str
    nom: str
    nom_publie: str
    code_departement: str
    population_2013: int | None
    population_2018: int | None
    longitude: float
    latitude: float


class CommuneDeQpv2015(NamedTuple):
    """A commune that a QPV of 2015 touches: the code that the source publishes, and the commune of the COG 2024."""

    code_qp_2015: str
    code_insee_publie: str
    code_insee_2024: str


class ContratDeQpv2015(NamedTuple):
    """The contrat(s) de ville of a QPV; `rang` 1 is the principal one."""

    code_qp_2015: str
    code_cv_2015: str
    rang: int
    methode: str
    controle: str


class Qpv2024(NamedTuple):
    """A QPV since 2024; centroid in WGS84 degrees."""

    code_qp_2024: str
    nom: str
    nom_publie: str
    code_departement: str
    statut: str
    longitude: float
    latitude: float


class CommuneDeQpv2024(NamedTuple):
    """A commune that a QPV of 2024 touches: the code that the source publishes, and the commune of the COG 2024."""

    code_qp_2024: str
    code_insee_publie: str
    code_insee_2024: str


class CorrespondanceOfficielle(NamedTuple):
    """ANCT's correspondence; `code_qp_2015` is absent where the QPV of 2024 has no parent."""

    code_qp_2024: str
    code_qp_2015: str | None
    statut: str
    geometrie: str | None


class CorrespondanceCalculee(NamedTuple):
    """Overlap of two outlines, as shares (0 to 1) of each one's surface."""

    code_qp_2015: str
    code_qp_2024: str
    part_surface_2015: float
    part_surface_2024: float


class Contrat2015(NamedTuple):
    """A contrat de ville of 2015-2023; `code_territoire` is the SIREN of an intercommunalité of 2015, or a commune."""

    code_cv_2015: str
    nom: str
    type_territoire: str
    code_territoire: str
    code_departement: str
    population_qpv_2018: int | None


class Contrat2024(NamedTuple):
    """A contrat de ville of 2024-2030; `code_territoire` is the SIREN of an EPCI or an EPT, or a commune."""

    code_cv_2024: str
    nom: str
    type_territoire: str
    code_territoire: str
    code_departement: str


class Communes(Mapping[str, Commune]):
    """The communes by code, each made when it is asked for: a check asks for a few hundred out of 35,000, many times.

    `by_territoire` gives, by kind of territory (epci, ept, departement) and code, the codes of its communes.
    Raises TableError as `read_table`.
    """

    def __init__(self, path: Path) -> None:
        self._lines: dict[str, str] = {}
        self._make = maker(Commune)
        self._made = lru_cache(KEPT)(self._read)
        by_epci, by_ept, by_departement = defaultdict(list), defaultdict(list), defaultdict(list)
        with faults(path), path.open(encoding="utf-8", newline="") as stream:
            lines = stream.read().splitlines()
            for line, cells in zip(lines[1:], cells_of(path, Commune, lines), strict=True):
                code, _, departement, epci, ept, population = cells
                if population and not population.isdecimal():
                    raise ValueError(cells)
                self._lines[code] = line
                by_epci[epci].append(code)
                by_ept[ept].append(code)
                by_departement[departement].append(code)
        self.by_territoire = MappingProxyType(
            {
                kind: MappingProxyType({value: tuple(codes) for value, codes in groups.items() if value})
                for kind, groups in (("epci", by_epci), ("ept", by_ept), ("departement", by_departement))
            }
        )

    def __getitem__(self, code: str) -> Commune:
        return self._made(code)

    def __contains__(self, code: object) -> bool:
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def _read(self, code: str) -> Commune:
        return self._make(next(csv.reader([self._lines[code]])))


class Reference(Struct, frozen=True):
    """All reference tables; mappings are read-only and keyed by the code that the table's first column holds.

    `fusions` gives, by code, how each commune of the COG 2024 that is no more has joined another.
    `communes_by_territoire` gives, by kind of territory (epci, ept, departement) and code, the codes of its communes.
    """

    regions: Mapping[str, Region]
    departements: Mapping[str, Departement]
    epci: Mapping[str, Epci]
    ept: Mapping[str, Ept]
    communes: Mapping[str, Commune]
    communes_anciennes: Mapping[str, CommuneAncienne]
    communes_passages: tuple[Passage, ...]
    fusions: Mapping[str, Passage]
    communes_by_territoire: Mapping[str, Mapping[str, tuple[str, ...]]]
    codes_postaux: Iterable[CodePostal]
    qpv_2015: Mapping[str, Qpv2015]
    qpv_2015_communes: Mapping[str, tuple[CommuneDeQpv2015, ...]]
    qpv_2015_contrats: Mapping[str, tuple[ContratDeQpv2015, ...]]
    qpv_2024: Mapping[str, Qpv2024]
    qpv_2024_communes: Mapping[str, tuple[CommuneDeQpv2024, ...]]
    correspondances_officielles: Iterable[CorrespondanceOfficielle]
    correspondances_calculees: Iterable[CorrespondanceCalculee]
    contrats_2015: Mapping[str, Contrat2015]
    contrats_2024: Mapping[str, Contrat2024]

    def territoire_communes(self, type_: str, codes: Iterable[str]) -> frozenset[str]:
        """Codes of the communes (COG 2024) of a territory; an arrondissement counts as its commune."""
        if type_ == "communes":
            return frozenset(self.commune_2024(code) for code in codes)
        members = self.communes_by_territoire[type_]
        return frozenset(commune for code in codes for commune in members.get(code, ()))

    def commune_2024(self, code: str) -> str:
        """The commune of the COG 2024 that a code stands for; the code itself where it is one or is unknown."""
        ancienne = self.communes_anciennes.get(code)
        return ancienne.code_insee_2024 if ancienne else code

    def commune_actuelle(self, code: str) -> str:
        """The commune, among those of the COG 2024, that holds today what was the commune of this code."""
        while code in self.fusions:
            code = self.fusions[code].code_apres
        return code


def read_reference(folder: Path) -> Reference:
    """Read every table of `folder` (`data/reference`). Raises TableError."""
    communes = Communes(folder / "communes.csv")
    passages = read_table(folder / "communes_passages.csv", Passage)
    return Reference(
        regions=by_key(folder / "regions.csv", Region),
        departements=by_key(folder / "departements.csv", Departement),
        epci=by_key(folder / "epci.csv", Epci),
        ept=by_key(folder / "ept.csv", Ept),
        communes=communes,
        communes_by_territoire=communes.by_territoire,
        communes_anciennes=by_key(folder / "communes_anciennes.csv", CommuneAncienne),
        communes_passages=passages,
        fusions=MappingProxyType(
            {passage.code_avant: passage for passage in passages if passage.evenement == "fusion"}
        ),
        codes_postaux=in_order(folder / "codes_postaux.csv", CodePostal),
        qpv_2015=by_key(folder / "qpv_2015.csv", Qpv2015),
        qpv_2015_communes=grouped(folder / "qpv_2015_communes.csv", CommuneDeQpv2015),
        qpv_2015_contrats=grouped(folder / "qpv_2015_contrats.csv", ContratDeQpv2015),
        qpv_2024=by_key(folder / "qpv_2024.csv", Qpv2024),
        qpv_2024_communes=grouped(folder / "qpv_2024_communes.csv", CommuneDeQpv2024),
        correspondances_officielles=in_order(folder / "correspondances_officielles.csv", CorrespondanceOfficielle),
        correspondances_calculees=in_order(folder / "correspondances_calculees.csv", CorrespondanceCalculee),
        contrats_2015=by_key(folder / "contrats_2015.csv", Contrat2015),
        contrats_2024=by_key(folder / "contrats_2024.csv", Contrat2024),
    )
