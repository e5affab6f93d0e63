"""Reads the `@etalab/decoupage-administratif` package (Insee COG, DGCL, La Poste).

The package is a gzipped tar archive; only the five JSON files named here are opened.
"""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path

from scripts.failures import Failure

FILES = ("regions", "departements", "communes", "epci", "ept")

ZONES = {"metro": "metropole", "drom": "drom", "com": "com"}

FORMER_TYPES = {
    "arrondissement-municipal": "arrondissement",
    "commune-associee": "associee",
    "commune-deleguee": "deleguee",
}


@dataclass(frozen=True)
class Region:
    """A région: two-digit Insee code and name."""

    code: str
    nom: str


@dataclass(frozen=True)
class Departement:
    """A département or collectivité d'outre-mer; `code_region` is empty for the latter."""

    code: str
    nom: str
    code_region: str
    zone: str


@dataclass(frozen=True)
class Commune:
    """A commune of the COG: `population` (inhabitants) is None where none is published."""

    code: str
    nom: str
    code_departement: str
    population: int | None
    codes_postaux: tuple[str, ...]
    anciens_codes: tuple[str, ...]


@dataclass(frozen=True)
class CommuneAncienne:
    """A code that isn't (or no longer) a commune of the COG, and the commune that holds it."""

    code: str
    nom: str
    type: str
    code_commune: str
    codes_postaux: tuple[str, ...]


@dataclass(frozen=True)
class Groupement:
    """An EPCI or an EPT: SIREN, name, type and Insee codes of its member communes."""

    siren: str
    nom: str
    type: str
    membres: tuple[str, ...]


@dataclass(frozen=True)
class Decoupage:
    """Everything read from the package."""

    regions: tuple[Region, ...]
    departements: tuple[Departement, ...]
    communes: tuple[Commune, ...]
    anciennes: tuple[CommuneAncienne, ...]
    epci: tuple[Groupement, ...]
    ept: tuple[Groupement, ...]


def read_decoupage(archive: Path) -> Decoupage:
    """Read the package at `archive` (a `.tgz` as `npm pack` leaves it).

    Raises Failure when a file is missing or isn't the JSON it should be.
    """
    try:
        with tarfile.open(archive) as tar:
            content = {name: _read_json(tar, name) for name in FILES}
        return _decoupage(content)
    except (KeyError, TypeError, ValueError, tarfile.TarError) as error:
        raise Failure(f"Le paquet {archive.name} n’a pas le contenu attendu ({error}).") from error


def _read_json(tar: tarfile.TarFile, name: str) -> list[dict]:
    member = tar.extractfile(f"package/data/{name}.json")
    if member is None:
        raise KeyError(name)
    return json.load(member)


def _decoupage(content: dict[str, list[dict]]) -> Decoupage:
    current = [c for c in content["communes"] if c["type"] == "commune-actuelle"]
    communes = tuple(
        Commune(
            code=c["code"],
            nom=c["nom"],
            code_departement=c["departement"],
            population=c.get("population"),
            codes_postaux=tuple(c.get("codesPostaux", ())),
            anciens_codes=tuple(c.get("anciensCodes", ())),
        )
        for c in current
    )
    return Decoupage(
        regions=tuple(Region(r["code"], r["nom"]) for r in content["regions"] if r["zone"] != "com"),
        departements=tuple(_departement(d) for d in content["departements"]),
        communes=communes,
        anciennes=_anciennes(content["communes"], communes),
        epci=tuple(_groupement(g) for g in content["epci"]),
        ept=tuple(_groupement(g) for g in content["ept"]),
    )


def _departement(entry: dict) -> Departement:
    zone = ZONES[entry["zone"]]
    region = "" if zone == "com" else entry["region"]
    return Departement(entry["code"], entry["nom"], region, zone)


def _groupement(entry: dict) -> Groupement:
    membres = tuple(m["code"] for m in entry["membres"])
    return Groupement(entry["code"], entry["nom"], entry["type"], membres)


def _anciennes(entries: list[dict], communes: tuple[Commune, ...]) -> tuple[CommuneAncienne, ...]:
    """List the arrondissements, associated and delegated communes, then the merged ones.

    A delegated commune that kept the code of its commune is left out. Merged communes are known
    by code only: the package publishes no name for them.
    """
    codes = {c.code for c in communes}
    known = {
        b["code"]: CommuneAncienne(
            code=b["code"],
            nom=b["nom"],
            type=FORMER_TYPES[b["type"]],
            code_commune=b.get("commune") or b["chefLieu"],
            codes_postaux=tuple(b.get("codesPostaux", ())),
        )
        for b in entries
        if b["code"] not in codes
    }
    merged = (
        CommuneAncienne(former, "", "fusionnee", c.code, ())
        for c in communes
        for former in c.anciens_codes
        if former not in codes and former not in known
    )
    return (*known.values(), *merged)
