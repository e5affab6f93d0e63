"""The official tables of `data/reference/`, as immutable rows; each is one file, whose origin `tables.yaml` tells.

A row keeps the code that its source publishes and the commune of the COG 2024 that it stands for
(`code_insee_2024`): rules and joins use the latter.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import NamedTuple, TypeVar, get_type_hints

from msgspec import Struct

from scripts.failures import Failure


class TableError(Failure):
    """A reference table is missing or does not have the expected columns; the message is one French line."""


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


Row = TypeVar("Row", bound=tuple)

_CONVERTERS = {str: intern, int: int, float: float, int | None: int, float | None: float, str | None: intern}


def read_table(path: Path, row: type[Row]) -> tuple[Row, ...]:
    """Read one CSV table whose columns are the fields of `row`; an empty cell is an absent value.

    Raises TableError where the file is missing, its columns differ or a row does not fit them.
    """
    with _faults(path), path.open(encoding="utf-8", newline="") as stream:
        return tuple(map(_maker(row), _cells(path, row, stream)))


class Communes(Mapping[str, Commune]):
    """The communes by code, each made when it is asked for: a check asks for a few hundred out of 35,000.

    `by_territoire` gives, by kind of territory (epci, ept, departement) and code, the codes of its communes.
    Raises TableError as `read_table`.
    """

    def __init__(self, path: Path) -> None:
        self._lines: dict[str, str] = {}
        self._make = _maker(Commune)
        by_epci, by_ept, by_departement = defaultdict(list), defaultdict(list), defaultdict(list)
        with _faults(path), path.open(encoding="utf-8", newline="") as stream:
            lines = stream.read().splitlines()
            for line, cells in zip(lines[1:], _cells(path, Commune, lines), strict=True):
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
        return self._make(next(csv.reader([self._lines[code]])))

    def __contains__(self, code: object) -> bool:
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _cells(path: Path, row: type[Row], lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each line; raises ValueError where they are too many or too few, TableError on other columns."""
    reader = csv.reader(lines)
    if next(reader, None) != list(row._fields):
        raise TableError(f"{path} : les colonnes attendues sont {', '.join(row._fields)}.")
    width = len(row._fields)
    for cells in reader:
        if len(cells) != width:
            raise ValueError(cells)
        yield cells


def _maker(row: type[Row]) -> Callable[[list[str]], Row]:
    """A function that makes a row of the cells of a line.

    What rows of whatever table say alike (codes, words of a list; not names) is one object in memory.
    """
    columns = [
        (at, _CONVERTERS[hint], hint is str)
        for at, (name, hint) in enumerate(get_type_hints(row).items())
        if hint is not str or not name.startswith("nom")
    ]

    def make(cells: list) -> Row:
        for at, convert, required in columns:
            cells[at] = convert(cells[at]) if cells[at] or required else None
        return row._make(cells)

    return make


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise TableError(f"{path} : ce fichier de référence manque.") from error
    except ValueError as error:
        raise TableError(
            f"{path} : une ligne n’a pas la forme attendue ; « make reference » refait ce fichier."
        ) from error


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
    codes_postaux: tuple[CodePostal, ...]
    qpv_2015: Mapping[str, Qpv2015]
    qpv_2015_communes: Mapping[str, tuple[CommuneDeQpv2015, ...]]
    qpv_2015_contrats: Mapping[str, tuple[ContratDeQpv2015, ...]]
    qpv_2024: Mapping[str, Qpv2024]
    qpv_2024_communes: Mapping[str, tuple[CommuneDeQpv2024, ...]]
    correspondances_officielles: tuple[CorrespondanceOfficielle, ...]
    correspondances_calculees: tuple[CorrespondanceCalculee, ...]
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


def _by_key(rows: Iterable[Row]) -> Mapping[str, Row]:
    return MappingProxyType({row[0]: row for row in rows})


def _grouped(rows: Iterable[Row]) -> Mapping[str, tuple[Row, ...]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def read_reference(folder: Path) -> Reference:
    """Read every table of `folder` (`data/reference`). Raises TableError."""
    communes = Communes(folder / "communes.csv")
    passages = read_table(folder / "communes_passages.csv", Passage)
    return Reference(
        regions=_by_key(read_table(folder / "regions.csv", Region)),
        departements=_by_key(read_table(folder / "departements.csv", Departement)),
        epci=_by_key(read_table(folder / "epci.csv", Epci)),
        ept=_by_key(read_table(folder / "ept.csv", Ept)),
        communes=communes,
        communes_by_territoire=communes.by_territoire,
        communes_anciennes=_by_key(read_table(folder / "communes_anciennes.csv", CommuneAncienne)),
        communes_passages=passages,
        fusions=_by_key(passage for passage in passages if passage.evenement == "fusion"),
        codes_postaux=read_table(folder / "codes_postaux.csv", CodePostal),
        qpv_2015=_by_key(read_table(folder / "qpv_2015.csv", Qpv2015)),
        qpv_2015_communes=_grouped(read_table(folder / "qpv_2015_communes.csv", CommuneDeQpv2015)),
        qpv_2015_contrats=_grouped(read_table(folder / "qpv_2015_contrats.csv", ContratDeQpv2015)),
        qpv_2024=_by_key(read_table(folder / "qpv_2024.csv", Qpv2024)),
        qpv_2024_communes=_grouped(read_table(folder / "qpv_2024_communes.csv", CommuneDeQpv2024)),
        correspondances_officielles=read_table(folder / "correspondances_officielles.csv", CorrespondanceOfficielle),
        correspondances_calculees=read_table(folder / "correspondances_calculees.csv", CorrespondanceCalculee),
        contrats_2015=_by_key(read_table(folder / "contrats_2015.csv", Contrat2015)),
        contrats_2024=_by_key(read_table(folder / "contrats_2024.csv", Contrat2024)),
    )
