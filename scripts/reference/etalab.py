"""Reads the `@etalab/decoupage-administratif` package (INSEE COG, DGCL, La Poste).

The package is a gzipped tar archive; only the five JSON files named here are opened.
"""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path

from scripts.reference.erreurs import ErreurReference

FICHIERS = ("regions", "departements", "communes", "epci", "ept")

ZONES = {"metro": "metropole", "drom": "drom", "com": "com"}

TYPES_ANCIENNES = {
    "arrondissement-municipal": "arrondissement",
    "commune-associee": "associee",
    "commune-deleguee": "deleguee",
}


@dataclass(frozen=True)
class Region:
    """A région: two-digit INSEE code and name."""

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
    """A code that is no longer, or never was, a commune of the COG, and the commune that holds it."""

    code: str
    nom: str
    type: str
    code_commune: str
    codes_postaux: tuple[str, ...]


@dataclass(frozen=True)
class Groupement:
    """An EPCI or an EPT: SIREN, name, type and INSEE codes of its member communes."""

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


def lire_decoupage(archive: Path) -> Decoupage:
    """Read the package at `archive` (a `.tgz` as `npm pack` leaves it).

    Raises ErreurReference when a file is missing or isn't the JSON it should be.
    """
    try:
        with tarfile.open(archive) as tar:
            contenu = {nom: _lire_json(tar, nom) for nom in FICHIERS}
        return _decoupage(contenu)
    except (KeyError, TypeError, ValueError, tarfile.TarError) as erreur:
        raise ErreurReference(
            f"Le paquet {archive.name} n'a pas le contenu attendu ({erreur})."
        ) from erreur


def _lire_json(tar: tarfile.TarFile, nom: str) -> list[dict]:
    membre = tar.extractfile(f"package/data/{nom}.json")
    if membre is None:
        raise KeyError(nom)
    return json.load(membre)


def _decoupage(contenu: dict[str, list[dict]]) -> Decoupage:
    actuelles = [c for c in contenu["communes"] if c["type"] == "commune-actuelle"]
    communes = tuple(
        Commune(
            code=c["code"],
            nom=c["nom"],
            code_departement=c["departement"],
            population=c.get("population"),
            codes_postaux=tuple(c.get("codesPostaux", ())),
            anciens_codes=tuple(c.get("anciensCodes", ())),
        )
        for c in actuelles
    )
    return Decoupage(
        regions=tuple(
            Region(r["code"], r["nom"]) for r in contenu["regions"] if r["zone"] != "com"
        ),
        departements=tuple(_departement(d) for d in contenu["departements"]),
        communes=communes,
        anciennes=_anciennes(contenu["communes"], communes),
        epci=tuple(_groupement(g) for g in contenu["epci"]),
        ept=tuple(_groupement(g) for g in contenu["ept"]),
    )


def _departement(brut: dict) -> Departement:
    zone = ZONES[brut["zone"]]
    region = "" if zone == "com" else brut["region"]
    return Departement(brut["code"], brut["nom"], region, zone)


def _groupement(brut: dict) -> Groupement:
    membres = tuple(m["code"] for m in brut["membres"])
    return Groupement(brut["code"], brut["nom"], brut["type"], membres)


def _anciennes(
    brutes: list[dict], communes: tuple[Commune, ...]
) -> tuple[CommuneAncienne, ...]:
    """List the arrondissements, associated and delegated communes, then the merged ones.

    A delegated commune that kept the code of its commune is left out. Merged communes are known
    by code only: the package publishes no name for them.
    """
    actuels = {c.code for c in communes}
    connues = {
        b["code"]: CommuneAncienne(
            code=b["code"],
            nom=b["nom"],
            type=TYPES_ANCIENNES[b["type"]],
            code_commune=b.get("commune") or b["chefLieu"],
            codes_postaux=tuple(b.get("codesPostaux", ())),
        )
        for b in brutes
        if b["code"] not in actuels
    }
    fusionnees = (
        CommuneAncienne(ancien, "", "fusionnee", c.code, ())
        for c in communes
        for ancien in c.anciens_codes
        if ancien not in actuels and ancien not in connues
    )
    return (*connues.values(), *fusionnees)
