"""The official name behind a code: what its comment says in `data/cites.yaml`, and what proposals show."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scripts.registry.reference import Reference


def commune_name(reference: Reference, code: str) -> str | None:
    """Return the name of a commune or arrondissement; None where the code or its name is unknown."""
    row = reference.communes.get(code) or reference.communes_anciennes.get(code)
    return row.nom if row else None


def qpv_2015_name(reference: Reference, code: str) -> str | None:
    """Return the name of a QPV of 2015 with its communes, « Belle-Beille (Angers) »; None where it is unknown."""
    row = reference.qpv_2015.get(code)
    communes = dict.fromkeys(line.code_insee_2024 for line in reference.qpv_2015_communes.get(code, ()))
    return row and _with_communes(row.nom, reference, communes)


def qpv_2024_name(reference: Reference, code: str) -> str | None:
    """Return the name of a QPV of 2024 with its communes; None where it is unknown."""
    row = reference.qpv_2024.get(code)
    communes = dict.fromkeys(line.code_insee_2024 for line in reference.qpv_2024_communes.get(code, ()))
    return row and _with_communes(row.nom, reference, communes)


def contrat_name(reference: Reference, code: str) -> str | None:
    """Return the name of a contrat de ville of either generation; None where it is unknown."""
    row = reference.contrats_2015.get(code) or reference.contrats_2024.get(code)
    return row.nom if row else None


def territoire_name(kind: str) -> Callable[[Reference, str], str | None]:
    """Return the function that names the codes of a territory of this kind; it names none of an unknown kind."""
    return _TERRITOIRES.get(kind, lambda reference, code: None)


def _with_communes(nom: str, reference: Reference, codes: Mapping[str, None]) -> str:
    names = [commune_name(reference, code) or code for code in codes]
    return f"{nom} ({', '.join(names)})" if names else nom


def _epci_name(reference: Reference, code: str) -> str | None:
    row = reference.epci.get(code)
    return row.nom if row else None


def _ept_name(reference: Reference, code: str) -> str | None:
    row = reference.ept.get(code)
    return row.nom if row else None


def _departement_name(reference: Reference, code: str) -> str | None:
    row = reference.departements.get(code)
    return row.nom if row else None


_TERRITOIRES: Mapping[str, Callable[[Reference, str], str | None]] = {
    "communes": commune_name,
    "epci": _epci_name,
    "ept": _ept_name,
    "departement": _departement_name,
}
