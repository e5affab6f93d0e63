"""Addresses: the page of each object of the model, under the label that a reader sees.

A `Renvoi` has no path where the object has no page (a commune that touches no cité): its label is then plain text.
Labels are typographic French (`french.typographie`). Links are made once for each object of a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from scripts.french import alphabetique, typographie
from scripts.model.model import Cite, Model

_SIZE = 16384
_ARRONDISSEMENT = " Arrondissement"


class Renvoi(Struct, frozen=True):
    """A label, the path of the site it leads to, and a code shown beside it where one helps."""

    label: str
    path: str | None
    code: str | None = None


def adresse_web(url: str | None) -> str | None:
    """An address that a link may lead to: https or http, whatever the registry holds; None for any other."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def cite_path(cite: Cite) -> str:
    """The path of a fiche."""
    return f"cites/{cite.record.slug}/"


def qpv_path(code: str) -> str:
    """The path of a QPV of either generation."""
    return f"qpv/{code.lower()}/"


def contrat_path(code: str) -> str:
    """The path of a contrat de ville of either generation."""
    return f"contrats-de-ville/{code.lower()}/"


def commune_path(code: str) -> str:
    """The path of a commune."""
    return f"communes/{code.lower()}/"


def departement_path(code: str) -> str:
    """The path of a département."""
    return f"departements/{code.lower()}/"


def region_path(code: str) -> str:
    """The path of a région."""
    return f"regions/{code.lower()}/"


def cite_link(cite: Cite) -> Renvoi:
    """A cité."""
    return Renvoi(_printed(cite.nom), cite_path(cite))


def cite_links(model: Model, ids: Iterable[str]) -> tuple[Renvoi, ...]:
    """Cités, in the alphabetical order of their names."""
    return tuple(cite_link(cite) for cite in named_cites(model, ids))


def sorted_cites(cites: Iterable[Cite]) -> list[Cite]:
    """Cités in the alphabetical order of their names."""
    return sorted(cites, key=lambda cite: _sort_key(cite.nom))


def named_cites(model: Model, ids: Iterable[str]) -> list[Cite]:
    """The cités of some ids, in the alphabetical order of their names."""
    return sorted_cites(model.cites[cite_id] for cite_id in ids)


@lru_cache(maxsize=1)
def communes_with_a_page(model: Model) -> Mapping[str, tuple[str, ...]]:
    """The communes of today that hold one of a cité's, each with all that it was made of (COG 2024), itself first."""
    reference = model.reference
    holding = {reference.commune_actuelle(code): [] for code in sorted(model.cites_by_commune)}
    for code in reference.fusions:
        if (today := reference.commune_actuelle(code)) in holding:
            holding[today].append(code)
    return {code: (code, *merged) for code, merged in holding.items()}


@lru_cache(maxsize=1)
def object_paths(model: Model) -> Mapping[str, Mapping[str, str]]:
    """The path of the page of each object that has one, by kind of object, then by id or code, in order."""
    return {
        "cite": {cite.id: cite_path(cite) for cite in model.cites.values()},
        "commune": _by_code(commune_path, model.cites_by_commune),
        "qpv_2015": _by_code(qpv_path, model.cites_by_qpv_2015),
        "qpv_2024": _by_code(qpv_path, model.cites_by_qpv_2024),
        "contrat_de_ville_2015": _by_code(contrat_path, model.cites_by_contrat_2015),
        "contrat_de_ville_2024": _by_code(contrat_path, model.cites_by_contrat_2024),
        "departement": _by_code(departement_path, model.cites_by_departement),
        "region": _by_code(region_path, model.cites_by_region),
    }


def addresses(model: Model) -> Mapping[str, Mapping[str, str]]:
    """The same, with the communes that have merged: a page for old links stands at the path of each."""
    merged = (code for _, *parts in communes_with_a_page(model).values() for code in parts)
    paths = object_paths(model)
    return {**paths, "commune": {**paths["commune"], **_by_code(commune_path, merged)}}


@lru_cache(maxsize=_SIZE)
def commune_link(model: Model, code: str) -> Renvoi:
    """A commune of the COG 2024, by its code: it leads to the page of the commune that holds it today."""
    today = model.reference.commune_actuelle(code)
    path = commune_path(today) if today in communes_with_a_page(model) else None
    return Renvoi(_printed(model.reference.communes[code].nom), path, code)


def commune_links(model: Model, codes: Iterable[str]) -> tuple[Renvoi, ...]:
    """Communes, in alphabetical order."""
    return tuple(sorted((commune_link(model, code) for code in codes), key=lambda link: _sort_key(link.label)))


@lru_cache(maxsize=_SIZE)
def communes_of_qpv_2015(model: Model, code_qp: str) -> tuple[Renvoi, ...]:
    """The communes (COG 2024) of a QPV of 2015, in the order of its source."""
    rows = model.reference.qpv_2015_communes[code_qp]
    return tuple(commune_link(model, code) for code in dict.fromkeys(row.code_insee_2024 for row in rows))


@lru_cache(maxsize=_SIZE)
def communes_of_qpv_2024(model: Model, code_qp: str) -> tuple[Renvoi, ...]:
    """The communes (COG 2024) of a QPV of 2024, in the order of its source."""
    rows = model.reference.qpv_2024_communes[code_qp]
    return tuple(commune_link(model, code) for code in dict.fromkeys(row.code_insee_2024 for row in rows))


def arrondissements_of_qpv_2015(model: Model, code_qp: str) -> tuple[str, ...]:
    """The municipal arrondissements of a QPV of 2015 (« 13e »), none outside Paris, Lyon and Marseille."""
    anciennes = model.reference.communes_anciennes
    noms = (
        anciennes[row.code_insee_publie].nom
        for row in model.reference.qpv_2015_communes[code_qp]
        if row.code_insee_publie in anciennes and anciennes[row.code_insee_publie].type == "arrondissement"
    )
    return tuple(nom.removesuffix(_ARRONDISSEMENT).rpartition(" ")[2] for nom in noms)


@lru_cache(maxsize=_SIZE)
def qpv_2015_link(model: Model, code: str) -> Renvoi:
    """A QPV of 2015, under its name."""
    path = qpv_path(code) if code in model.cites_by_qpv_2015 else None
    return Renvoi(_printed(model.reference.qpv_2015[code].nom), path, code)


@lru_cache(maxsize=_SIZE)
def qpv_2024_link(model: Model, code: str) -> Renvoi:
    """A QPV of 2024, under its name."""
    path = qpv_path(code) if code in model.cites_by_qpv_2024 else None
    return Renvoi(_printed(model.reference.qpv_2024[code].nom), path, code)


@lru_cache(maxsize=_SIZE)
def contrat_2015_link(model: Model, code: str) -> Renvoi:
    """A contrat de ville 2015-2023."""
    path = contrat_path(code) if code in model.cites_by_contrat_2015 else None
    return Renvoi(_printed(model.reference.contrats_2015[code].nom), path, code)


@lru_cache(maxsize=_SIZE)
def contrat_2024_link(model: Model, code: str) -> Renvoi:
    """A contrat de ville 2024-2030."""
    path = contrat_path(code) if code in model.cites_by_contrat_2024 else None
    return Renvoi(_printed(model.reference.contrats_2024[code].nom), path, code)


@lru_cache(maxsize=_SIZE)
def departement_link(model: Model, code: str) -> Renvoi:
    """A département."""
    path = departement_path(code) if code in model.cites_by_departement else None
    return Renvoi(_printed(model.reference.departements[code].nom), path, code)


@lru_cache(maxsize=_SIZE)
def region_link(model: Model, code: str) -> Renvoi:
    """A région."""
    path = region_path(code) if code in model.cites_by_region else None
    return Renvoi(_printed(model.reference.regions[code].nom), path)


def _by_code(path: Callable[[str], str], codes: Iterable[str]) -> Mapping[str, str]:
    return {code: path(code) for code in sorted(codes)}


@lru_cache(maxsize=_SIZE)
def _printed(nom: str) -> str:
    return typographie(nom)


@lru_cache(maxsize=_SIZE)
def _sort_key(nom: str) -> str:
    return alphabetique(nom)
