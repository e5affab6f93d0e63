"""The map of France: every cité once, Île-de-France and the départements of overseas in insets."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec
from markupsafe import Markup
from msgspec import Struct

from scripts.french import typographie
from scripts.maps import paths
from scripts.maps.rendering import render
from scripts.maps.spread import spread
from scripts.maps.views import Frame, FranceView, LocalView
from scripts.model.model import Cite, Model
from scripts.outlines.contours import Contours
from scripts.outlines.mesh import borders, simplified
from scripts.outlines.shapes import Bounds, Point, apart, bounds_of, clip, union

WIDTH, HEIGHT = 640.0, 868.0
FRANCE = Frame(10, 6, 620, 606)
ILE_DE_FRANCE = Frame(6, 626, 388, 236)
OVERSEAS = {
    "971": Frame(400, 626, 115, 75),
    "972": Frame(519, 626, 115, 75),
    "973": Frame(400, 706.5, 115, 75),
    "974": Frame(519, 706.5, 115, 75),
    "976": Frame(400, 787, 115, 75),
}
REGION_ILE_DE_FRANCE = "11"
LABEL = 12.0
RADIUS = 7.5
GAP = 17.5
TOLERANCE = 0.9
SOURCES = (
    typographie("Cités : ANCT, liste de novembre 2023 ; vagues : sources citées sur chaque fiche."),
    typographie("Fond : IGN, ADMIN EXPRESS (départements au 1er\u00a0janvier 2024), contours généralisés."),
)
LICENCE = "Données et carte sous Licence Ouverte 2.0. Registre indépendant, sources publiques."


class Mark(Struct, frozen=True):
    """A cité: where it is (`point`, mean of its QPV weighted by residents) and where it is drawn (`x`, `y`)."""

    cite_id: str
    nom: str
    vague: int
    point: Point
    x: float
    y: float
    href: str | None = None

    @property
    def moved(self) -> bool:
        """Whether a line must tie the mark to its point."""
        return math.hypot(self.x - self.point[0], self.y - self.point[1]) > RADIUS * 0.8


class Panel(NamedTuple):
    """A part of the map in its frame; path data in quarters of a unit. The main one has no name."""

    nom: str
    frame: Frame
    d_terre: str
    d_limites: str


class FranceMap(Struct, frozen=True):
    """Everything the templates need, in units of the view box (0 0 `width` `height`).

    `marks` are in reading order: by région, then by name. `renvoi` is where the inset of Île-de-France comes from.
    """

    width: float
    height: float
    panels: tuple[Panel, ...]
    marks: tuple[Mark, ...]
    renvoi: Frame
    vagues: tuple[tuple[int, int], ...]


def france_figure(model: Model, contours: Contours, href: Callable[[Cite], str]) -> Markup:
    """The map as an HTML `<figure>`, each cité a link to what `href` gives. Raises Failure (outlines)."""
    return render("france.html", carte=france_map(model, contours, href), source=" ".join(SOURCES))


def france_svg(model: Model, contours: Contours) -> str:
    """The map as an SVG document of its own, with its style, title, source and licence. Raises Failure (outlines)."""
    carte = france_map(model, contours, lambda cite: None)
    return str(render("france_seule.svg", carte=carte, lignes=(*SOURCES, LICENCE)))


def france_map(model: Model, contours: Contours, href: Callable[[Cite], str | None]) -> FranceMap:
    """The same, laid out but not yet written; the layout is kept until what is seen of a cité changes."""
    marked = [
        (
            cite.id,
            cite.record.slug,
            cite.nom,
            cite.record.vague.annee,
            cite.regions,
            cite.departements,
            place(model, cite),
        )
        for cite in model.cites.values()
    ]
    laid_out = contours.store.text(
        "carte-france",
        [repr(marked).encode()],
        lambda: msgspec.json.encode(_laid_out(model, contours)).decode(),
    )
    carte = msgspec.json.decode(laid_out, type=FranceMap)
    marks = (msgspec.structs.replace(mark, href=href(model.cites[mark.cite_id])) for mark in carte.marks)
    return msgspec.structs.replace(carte, marks=tuple(marks))


def _laid_out(model: Model, contours: Contours) -> FranceMap:
    departements = model.reference.departements
    main = [code for code in contours.departements if code not in OVERSEAS]
    capital = [code for code in main if departements[code].code_region == REGION_ILE_DE_FRANCE]
    views: dict[str, tuple[FranceView | LocalView, Frame]] = {
        code: (_fit_local(contours, [code], frame), frame) for code, frame in OVERSEAS.items()
    }
    france = FranceView.fit((ring for code in main for ring in contours.departements[code].rings), FRANCE)
    inset = LocalView.fit(_bounds_of_marks(model), _under_label(ILE_DE_FRANCE).inset(18))
    views |= {code: (inset, ILE_DE_FRANCE) if code in capital else (france, FRANCE) for code in main}
    panels = [
        _panel("", FRANCE, france, contours, main),
        _panel("Île-de-France", ILE_DE_FRANCE, inset, contours, capital),
        *(_panel(departements[code].nom, frame, views[code][0], contours, [code]) for code, frame in OVERSEAS.items()),
    ]
    return FranceMap(
        width=WIDTH,
        height=HEIGHT,
        panels=tuple(panels),
        marks=tuple(_marks(model, views)),
        renvoi=_around(france, inset.degrees(ILE_DE_FRANCE)),
        vagues=tuple(
            (annee, sum(cite.record.vague.annee == annee for cite in model.cites.values())) for annee in (2020, 2021)
        ),
    )


def _fit_local(contours: Contours, codes: Sequence[str], frame: Frame) -> LocalView:
    bounds = union(contours.departements[code].bounds for code in codes)
    return LocalView.fit(bounds, _under_label(frame).inset(6))


def _under_label(frame: Frame) -> Frame:
    return Frame(frame.x, frame.y + LABEL, frame.width, frame.height - LABEL)


def _bounds_of_marks(model: Model) -> Bounds:
    points = [place(model, cite) for cite in model.cites.values() if REGION_ILE_DE_FRANCE in cite.regions]
    return bounds_of([points])


def _panel(nom: str, frame: Frame, view: FranceView | LocalView, contours: Contours, codes: Sequence[str]) -> Panel:
    edges = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    d_terre, d_limites = [], []
    for run in _runs(contours, codes):
        rings = (view.ring(ring) for code in run for ring in contours.departements[code].rings)
        drawn = simplified(borders(rings), TOLERANCE)
        d_terre.append(paths.closed((clip(ring, edges) for ring in drawn.around), paths.QUARTERS))
        d_limites.append(paths.opened(drawn.between, paths.QUARTERS))
    return Panel(typographie(nom), frame, "".join(d_terre), "".join(d_limites))


def _runs(contours: Contours, codes: Sequence[str]) -> Iterator[Sequence[str]]:
    """The same codes in their order, cut wherever all départements before lie apart from all that follow.

    They then have no border in common, and only those of a run need be drawn at once.
    """
    bounds = [contours.departements[code].bounds for code in codes]
    before = list(accumulate(bounds, _around_both))
    after = list(accumulate(reversed(bounds), _around_both))[::-1]
    cuts = [rank for rank in range(1, len(codes)) if apart(before[rank - 1], after[rank])]
    for start, end in pairwise([0, *cuts, len(codes)]):
        yield codes[start:end]


def _around_both(one: Bounds, other: Bounds) -> Bounds:
    return union((one, other))


def place(model: Model, cite: Cite) -> Point:
    """Where a cité is, in degrees: the mean of its QPV weighted by residents, those that straddle left out."""
    rows = [(model.reference.qpv_2015[lien.code], lien.role) for lien in cite.qpv]
    within = [qpv for qpv, role in rows if role == "coeur"] or [qpv for qpv, _ in rows]
    weights = [qpv.population_2018 or 1 for qpv in within]
    return (
        sum(qpv.longitude * weight for qpv, weight in zip(within, weights, strict=True)) / sum(weights),
        sum(qpv.latitude * weight for qpv, weight in zip(within, weights, strict=True)) / sum(weights),
    )


def _marks(model: Model, views: dict[str, tuple[FranceView | LocalView, Frame]]) -> list[Mark]:
    regions = model.reference.regions
    cites = sorted(model.cites.values(), key=lambda cite: (regions[cite.regions[0]].nom, cite.record.slug))
    points: dict[str, Point] = {}
    places: dict[str, Point] = {}
    by_frame: dict[Frame, list[Cite]] = defaultdict(list)
    for cite in cites:
        view, frame = views[cite.departements[0]]
        points[cite.id] = view.ring([place(model, cite)])[0]
        by_frame[frame].append(cite)
    for frame, inside in by_frame.items():
        moved = spread([points[cite.id] for cite in inside], GAP, frame.inset(RADIUS + 4))
        places.update(zip((cite.id for cite in inside), moved, strict=True))
    return [
        Mark(
            cite_id=cite.id,
            nom=typographie(f"{cite.nom} ({regions[cite.regions[0]].nom}), vague de {cite.record.vague.annee}"),
            vague=cite.record.vague.annee,
            point=points[cite.id],
            x=places[cite.id][0],
            y=places[cite.id][1],
        )
        for cite in cites
    ]


def _around(view: FranceView, bounds: Bounds) -> Frame:
    west, south, east, north = bounds
    left, top, right, bottom = bounds_of([view.ring([(west, south), (west, north), (east, north), (east, south)])])
    return Frame(left, top, right - left, bottom - top)
