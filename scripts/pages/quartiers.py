"""The list of all QPV that touch a cité, both generations, by département: `/qpv/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from scripts.french import compte
from scripts.links import (
    Renvoi,
    communes_of_qpv_2015,
    communes_of_qpv_2024,
    departement_link,
    qpv_2015_link,
    qpv_2024_link,
)
from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.pages.parts.provenance import Dit, Notice, cited
from scripts.pages.parts.remarques import every_remark
from scripts.pages.parts.ways_out import data_of


class QuartierListe(Struct, frozen=True):
    """One QPV of the list, with the communes that tell it from others of the same name."""

    qpv: Renvoi
    communes: tuple[Renvoi, ...]


class DepartementListe(Struct, frozen=True):
    """The QPV of one département."""

    departement: Renvoi
    quartiers_2015: tuple[QuartierListe, ...]
    quartiers_2024: tuple[QuartierListe, ...]


class ListeQuartiers(Struct, frozen=True):
    """All QPV that touch a cité."""

    departements: tuple[DepartementListe, ...]
    total_2015: int
    total_2024: int
    remarques: tuple[Dit, ...]
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    by_2015 = _by_departement(model.cites_by_qpv_2015, model.reference.qpv_2015)
    by_2024 = _by_departement(model.cites_by_qpv_2024, model.reference.qpv_2024)
    dits = every_remark(model)
    context = ListeQuartiers(
        departements=tuple(
            DepartementListe(
                departement=departement_link(model, code),
                quartiers_2015=tuple(
                    QuartierListe(qpv_2015_link(model, qpv), communes_of_qpv_2015(model, qpv)) for qpv in by_2015[code]
                ),
                quartiers_2024=tuple(
                    QuartierListe(qpv_2024_link(model, qpv), communes_of_qpv_2024(model, qpv)) for qpv in by_2024[code]
                ),
            )
            for code in sorted(by_2015.keys() | by_2024.keys())
        ),
        total_2015=len(model.cites_by_qpv_2015),
        total_2024=len(model.cites_by_qpv_2024),
        remarques=dits,
        sources=cited(dit.preuve for dit in dits),
    )
    yield Page(
        path="qpv/index.html",
        template="quartiers.html",
        title="Les quartiers prioritaires des cités de l’emploi",
        description=f"Les {compte(context.total_2015, 'quartier prioritaire', 'quartiers prioritaires')} de 2015-2023 "
        f"que touchait une cité de l’emploi, et les {context.total_2024} de 2024 qui en prennent la suite "
        "ou sont dans leurs communes.",
        kind="Page",
        context=context,
        ways_out=data_of("qpv_2015", "qpv_2024", "correspondances_qpv"),
    )


def _by_departement(codes: Iterable[str], table) -> defaultdict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(codes):
        groups[table[code].code_departement].append(code)
    return groups
