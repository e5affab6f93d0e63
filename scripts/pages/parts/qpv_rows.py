"""QPV of both generations as rows of tables, and what links one generation to the other; each row is made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from scripts.links import (
    Renvoi,
    arrondissements_of_qpv_2015,
    cite_links,
    communes_of_qpv_2015,
    communes_of_qpv_2024,
    contrat_2015_link,
    qpv_2015_link,
    qpv_2024_link,
)
from scripts.model.model import Model, Succession
from scripts.pages.parts.answers import Verdict, for_qpv_2024, listing, unsure
from scripts.registry.provenance import Confiance

SITUATIONS = {"coeur": "dans le territoire", "a_cheval": "à cheval"}
_STATUTS = {
    "inchange": "inchangé",
    "modifie": "modifié",
    "nouveau": "nouveau",
    "communal": "la commune entière",
}
_RESERVES = {
    Verdict.OUI: "",
    Verdict.EN_PARTIE: "en partie",
    Verdict.CONTESTE: "contesté",
    Verdict.A_CONFIRMER: "à confirmer",
    Verdict.NON_DIT: "sans source qui le dise",
    Verdict.NON: "hors de son territoire",
}


class Filiation(Struct, frozen=True):
    """The QPV of the other generation that succeeds one, or that it follows.

    `part` is the share (0 to 1) of the surface of the row's own QPV that lies in it, absent where the outlines
    do not overlap; `officielle` whether ANCT's correspondence gives the pair, else only the outlines do.
    """

    qpv: Renvoi
    part: float | None
    officielle: bool


class Appartenance(Struct, frozen=True):
    """A cité that lists a QPV: how the QPV lies, in words, and how sure that is."""

    cite: Renvoi
    situation: str
    confiance: Confiance


class Quartier2015(Struct, frozen=True):
    """A QPV of 2015-2023; `habitants` is Insee's population of 2018, absent where it is not published.

    `precision` follows the communes' names: the arrondissements of Marseille (« (13e) »), else nothing. `sans_cite` is
    what to say where no cité lists it.
    """

    qpv: Renvoi
    communes: tuple[Renvoi, ...]
    precision: str
    habitants: int | None
    contrats: tuple[Renvoi, ...]
    appartenances: tuple[Appartenance, ...]
    sans_cite: str
    successeurs: tuple[Filiation, ...]


class Appartenance2024(Struct, frozen=True):
    """A cité that a QPV since 2024 leads to; `reserve` says in words what the answer of its page holds back, else
    nothing."""

    cite: Renvoi
    reserve: str


class Quartier2024(Struct, frozen=True):
    """A QPV since 2024, with the cités that the correspondence or its commune leads to, else `sans_cite`."""

    qpv: Renvoi
    communes: tuple[Renvoi, ...]
    statut: str
    appartenances: tuple[Appartenance2024, ...]
    sans_cite: str
    origines: tuple[Filiation, ...]
    precision: str = ""


@lru_cache(maxsize=4096)
def quartier_2015(model: Model, code: str) -> Quartier2015:
    """One row."""
    contrats = model.reference.qpv_2015_contrats.get(code, ())
    arrondissements = arrondissements_of_qpv_2015(model, code)
    communes = communes_of_qpv_2015(model, code)
    return Quartier2015(
        qpv=qpv_2015_link(model, code),
        communes=communes,
        precision=f" ({', '.join(arrondissements)})" if arrondissements else "",
        habitants=model.reference.qpv_2015[code].population_2018,
        contrats=tuple(
            contrat_2015_link(model, row.code_cv_2015) for row in sorted(contrats, key=lambda row: row.rang)
        ),
        appartenances=tuple(
            Appartenance(link, SITUATIONS[lien.role], lien.confiance)
            for lien in model.liens_qpv(code)
            for link in cite_links(model, [lien.cite_id])
        ),
        sans_cite=_sans_cite(model, communes),
        successeurs=successeurs(model, code),
    )


@lru_cache(maxsize=4096)
def quartier_2024(model: Model, code: str) -> Quartier2024:
    """One row."""
    communes = communes_of_qpv_2024(model, code)
    return Quartier2024(
        qpv=qpv_2024_link(model, code),
        communes=communes,
        statut=_STATUTS[model.reference.qpv_2024[code].statut],
        appartenances=tuple(_appartenances_2024(model, code)),
        sans_cite=_sans_cite(model, communes),
        origines=origines(model, code),
    )


def _appartenances_2024(model: Model, code: str) -> Iterator[Appartenance2024]:
    if code in model.cites_by_qpv_2024:
        for rapport in for_qpv_2024(model, code).rapports:
            yield Appartenance2024(rapport.cite, _RESERVES[rapport.verdict])


def _sans_cite(model: Model, communes: Iterable[Renvoi]) -> str:
    doubtful = any(unsure(cite) for commune in communes for cite in listing(model, commune.code))
    return "aucune, à confirmer" if doubtful else "aucune"


def successeurs(model: Model, code_qp_2015: str) -> tuple[Filiation, ...]:
    """The QPV of 2024 that succeed a QPV of 2015, official ones first, then by share of its surface."""
    return tuple(
        Filiation(qpv_2024_link(model, s.code_qp_2024), s.part_surface_2015, s.officielle)
        for s in sorted(model.successions_by_2015.get(code_qp_2015, ()), key=_rank_2015)
    )


def origines(model: Model, code_qp_2024: str) -> tuple[Filiation, ...]:
    """The QPV of 2015 that a QPV of 2024 follows, official ones first, then by share of its surface."""
    return tuple(
        Filiation(qpv_2015_link(model, s.code_qp_2015), s.part_surface_2024, s.officielle)
        for s in sorted(model.successions_by_2024.get(code_qp_2024, ()), key=_rank_2024)
    )


def _rank_2015(succession: Succession) -> tuple[bool, float]:
    return not succession.officielle, -(succession.part_surface_2015 or 0)


def _rank_2024(succession: Succession) -> tuple[bool, float]:
    return not succession.officielle, -(succession.part_surface_2024 or 0)
