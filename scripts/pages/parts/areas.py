"""What a département or a région counts: its cités by wave, its QPV that touch one, their residents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from scripts.model.model import Model
from scripts.pages.parts.cite_rows import Fourchette, residents_of


class Bilan(Struct, frozen=True):
    """Counts of an area. QPV and residents are those that lie in it, even where their cité is elsewhere too."""

    cites: int
    vague_2020: int
    vague_2021: int
    quartiers_2015: int
    quartiers_2024: int
    habitants: Fourchette


class Lieux(Struct, frozen=True):
    """Codes of what touches a cité, by département: communes, QPV and contrats of both generations, sorted."""

    communes: Mapping[str, Sequence[str]]
    qpv_2015: Mapping[str, Sequence[str]]
    qpv_2024: Mapping[str, Sequence[str]]
    contrats_2015: Mapping[str, Sequence[str]]
    contrats_2024: Mapping[str, Sequence[str]]


def by_departement(model: Model) -> Lieux:
    """Sort all that touches a cité into départements, in one pass."""
    reference = model.reference
    return Lieux(
        communes=_grouped(model.cites_by_commune, reference.communes),
        qpv_2015=_grouped(model.cites_by_qpv_2015, reference.qpv_2015),
        qpv_2024=_grouped(model.cites_by_qpv_2024, reference.qpv_2024),
        contrats_2015=_grouped(model.cites_by_contrat_2015, reference.contrats_2015),
        contrats_2024=_grouped(model.cites_by_contrat_2024, reference.contrats_2024),
    )


def bilan(model: Model, cite_ids: Iterable[str], departements: Iterable[str], lieux: Lieux) -> Bilan:
    """Count the cités given, and what lies in the départements given."""
    vagues = [model.cites[cite_id].record.vague.annee for cite_id in cite_ids]
    qpv_2015 = [code for departement in departements for code in lieux.qpv_2015.get(departement, ())]
    return Bilan(
        cites=len(vagues),
        vague_2020=vagues.count(2020),
        vague_2021=vagues.count(2021),
        quartiers_2015=len(qpv_2015),
        quartiers_2024=sum(len(lieux.qpv_2024.get(departement, ())) for departement in departements),
        habitants=residents_of(model, qpv_2015),
    )


def _grouped(codes: Iterable[str], table: Mapping) -> Mapping[str, Sequence[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for code in sorted(codes):
        groups[table[code].code_departement].append(code)
    return groups
