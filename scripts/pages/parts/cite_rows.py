"""Cités as rows of a table, and the residents of several cités together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from scripts.french import compte
from scripts.links import Renvoi, cite_link, departement_link, region_link, sorted_cites
from scripts.model.model import Cite, Lien, Model
from scripts.registry.provenance import Confiance

_EPCI = {
    "CA": "Communauté d’agglomération",
    "CC": "Communauté de communes",
    "CU": "Communauté urbaine",
    "METRO": "Métropole",
    "MET69": "Métropole de Lyon",
}


_DOUTEUSES = (Confiance.CONTESTEE, Confiance.A_CONFIRMER)


class Fourchette(Struct, frozen=True):
    """Residents of QPV (Insee, RP 2018): without those of QPV that straddle, are contested or unsure, and with them."""

    sans: int
    avec: int


class LigneCite(Struct, frozen=True):
    """One row; `communes` and `qpv` count what ANCT lists and what the registry lists."""

    cite: Renvoi
    regions: tuple[Renvoi, ...]
    departements: tuple[Renvoi, ...]
    vague: int
    confiance_vague: Confiance
    territoire: str
    communes: int
    qpv: int
    habitants: Fourchette


def cite_rows(model: Model, cites: Iterable[Cite]) -> tuple[LigneCite, ...]:
    """Rows in the alphabetical order of the cités' names."""
    return tuple(_row(model, cite) for cite in sorted_cites(cites))


def kind_of_territoire(model: Model, cite: Cite) -> str:
    """The kind of a cité's territory, in words: « Communauté d’agglomération », « 3 communes »."""
    territoire = cite.record.territoire
    count = len(territoire.codes)
    match territoire.type:
        case "epci":
            return _EPCI[model.reference.epci[territoire.codes[0]].type]
        case "ept":
            return "Établissement public territorial"
        case "departement":
            return "Département"
        case _ if any(code not in model.reference.communes for code in territoire.codes):
            return compte(count, "arrondissement")
        case _:
            return "Commune" if count == 1 else compte(count, "commune")


def residents_of(model: Model, codes_qp_2015: Iterable[str]) -> Fourchette:
    """Residents of QPV that touch a cité, each counted once; it counts as whole and sure where one cité says so."""
    return _fourchette(model, {code: model.liens_qpv(code) for code in codes_qp_2015})


def _fourchette(model: Model, liens_by_qpv: Mapping[str, Iterable[Lien]]) -> Fourchette:
    sans = avec = 0
    for code, liens in liens_by_qpv.items():
        residents = model.reference.qpv_2015[code].population_2018 or 0
        avec += residents
        if any(lien.role == "coeur" and lien.confiance not in _DOUTEUSES for lien in liens):
            sans += residents
    return Fourchette(sans, avec)


def _row(model: Model, cite: Cite) -> LigneCite:
    return LigneCite(
        cite=cite_link(cite),
        regions=tuple(region_link(model, code) for code in cite.regions),
        departements=tuple(departement_link(model, code) for code in cite.departements),
        vague=cite.record.vague.annee,
        confiance_vague=cite.record.vague.confiance,
        territoire=kind_of_territoire(model, cite),
        communes=len(cite.communes_anct),
        qpv=len(cite.qpv),
        habitants=_fourchette(model, {lien.code: (lien,) for lien in cite.qpv}),
    )
