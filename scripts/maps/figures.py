"""Two figures by région: residents in QPV of the cités, and waves. Numbers for a table, bars to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from scripts.french import nombre, typographie
from scripts.maps.lettering import text_width
from scripts.maps.rendering import render
from scripts.model.model import Lien, Model
from scripts.registry.records import Confiance

WIDTH = 440.0
ROW = 40.0
BAR = 14.0
TOP = 4.0
LABEL_SIZE = 14.0
VALUE_SIZE = 16.0
"""Of the values on a phone (carte-france.css), where they are largest beside their bars."""


class HabitantsRegion(Struct, frozen=True):
    """Residents (Insee, RP 2018) of the distinct QPV of the cités of a région, each counted once.

    A QPV counts in `dans_territoire` if it lies wholly in the territory of a cité that no source contests it; else in
    `a_cheval` if it straddles; else it is `contestes`. `sans_population` is the number of QPV without published
    population, which count for none.
    """

    code_region: str
    nom: str
    dans_territoire: int
    a_cheval: int
    contestes: int
    qpv: int
    sans_population: int

    @property
    def tous(self) -> int:
        """All of them."""
        return self.dans_territoire + self.a_cheval + self.contestes


class VaguesRegion(Struct, frozen=True):
    """Number of cités of each wave in a région."""

    code_region: str
    nom: str
    vague_2020: int
    vague_2021: int

    @property
    def toutes(self) -> int:
        """Both waves."""
        return self.vague_2020 + self.vague_2021


class Segment(NamedTuple):
    """A piece of a bar: its class, where it starts and how long it is."""

    genre: str
    x: float
    width: float


class Bar(NamedTuple):
    """A line of a figure: name above, pieces side by side, value at their end."""

    nom: str
    y: float
    segments: tuple[Segment, ...]
    value: str
    value_x: float


class Figure(NamedTuple):
    """Everything the template needs, in units of the view box; `legend` is (class, words)."""

    id: str
    titre: str
    width: float
    height: float
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    source: str


def habitants_par_region(model: Model) -> tuple[HabitantsRegion, ...]:
    """Residents by région, most first. A QPV shared by two cités is counted once, in the région where it lies."""
    groups: dict[str, dict[str, list[Lien]]] = defaultdict(lambda: defaultdict(list))
    for cite in model.cites.values():
        for lien in cite.qpv:
            groups[_region(model, lien.code)][lien.code].append(lien)
    rows = [_habitants(model, code, liens) for code, liens in groups.items()]
    return tuple(sorted(rows, key=lambda row: (-row.tous, row.nom)))


def vagues_par_region(model: Model) -> tuple[VaguesRegion, ...]:
    """Cités of each wave by région, most first; a cité of two régions would count in each."""
    rows = []
    for code, ids in model.cites_by_region.items():
        years = [model.cites[cite_id].record.vague.annee for cite_id in ids]
        nom = typographie(model.reference.regions[code].nom)
        rows.append(VaguesRegion(code, nom, years.count(2020), years.count(2021)))
    return tuple(sorted(rows, key=lambda row: (-row.toutes, row.nom)))


def habitants_figure(rows: Sequence[HabitantsRegion]) -> Markup:
    """The residents as an HTML `<figure>`; the table of the same numbers is the page's."""
    pieces = [
        (
            row.nom,
            (("dans", row.dans_territoire), ("cheval", row.a_cheval), ("conteste", row.contestes)),
            nombre(row.tous),
        )
        for row in rows
    ]
    legend = (
        ("dans", "Quartiers entièrement dans le territoire d’une cité"),
        ("cheval", "Quartiers à cheval sur sa limite"),
        ("conteste", "Quartiers contestés par une source"),
    )
    titre = "Habitants des quartiers prioritaires (2015-2023) des cités, par région"
    return _figure("figure-habitants", titre, pieces, legend, typographie("Sources : Insee, RP 2018 ; ANCT."))


def vagues_figure(rows: Sequence[VaguesRegion]) -> Markup:
    """The waves as an HTML `<figure>`; the table of the same numbers is the page's."""
    pieces = [
        (
            row.nom,
            (("vague-2020", row.vague_2020), ("vague-2021", row.vague_2021)),
            _in_2020(row),
        )
        for row in rows
    ]
    legend = (("vague-2020", "Vague de 2020"), ("vague-2021", "Vague de 2021"))
    return _figure(
        "figure-vagues", "Cités de l’emploi par région et par vague", pieces, legend, typographie("Source : ANCT.")
    )


def _region(model: Model, code_qp_2015: str) -> str:
    departement = model.reference.qpv_2015[code_qp_2015].code_departement
    return model.reference.departements[departement].code_region


def _habitants(model: Model, code_region: str, liens: dict[str, list[Lien]]) -> HabitantsRegion:
    totals = {"dans": 0, "cheval": 0, "conteste": 0}
    unknown = 0
    for code, links in liens.items():
        population = model.reference.qpv_2015[code].population_2018
        unknown += population is None
        totals[_kind(links)] += population or 0
    return HabitantsRegion(
        code_region=code_region,
        nom=typographie(model.reference.regions[code_region].nom),
        dans_territoire=totals["dans"],
        a_cheval=totals["cheval"],
        contestes=totals["conteste"],
        qpv=len(liens),
        sans_population=unknown,
    )


def _kind(links: Sequence[Lien]) -> str:
    if any(lien.role == "coeur" and lien.confiance != Confiance.CONTESTEE for lien in links):
        return "dans"
    return "cheval" if any(lien.role == "a_cheval" for lien in links) else "conteste"


def _in_2020(row: VaguesRegion) -> str:
    if row.vague_2020 == 0:
        return nombre(row.toutes)
    if row.vague_2021 == 0:
        return f"{nombre(row.toutes)}, en 2020"
    return f"{nombre(row.toutes)}, dont {nombre(row.vague_2020)} en 2020"


def _figure(
    id_: str,
    titre: str,
    pieces: Sequence[tuple[str, tuple[tuple[str, int], ...], str]],
    legend: tuple[tuple[str, str], ...],
    source: str,
) -> Markup:
    values_width = max((text_width(value, VALUE_SIZE, bold=True) for _, _, value in pieces), default=0.0)
    most = max((sum(number for _, number in parts) for _, parts, _ in pieces), default=0) or 1
    per_unit = (WIDTH - values_width - 10) / most
    bars = []
    for rank, (nom, parts, value) in enumerate(pieces):
        segments, x = [], 0.0
        for genre, number in parts:
            if number:
                segments.append(Segment(genre, x, number * per_unit))
                x += number * per_unit
        bars.append(Bar(nom, TOP + rank * ROW, tuple(segments), value, x + 6))
    figure = Figure(id_, titre, WIDTH, TOP + len(pieces) * ROW, tuple(bars), legend, source)
    return render("figure.html", figure=figure, bar=BAR, label=LABEL_SIZE)
