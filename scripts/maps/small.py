"""Smaller maps: one QPV of either generation, or one commune, with what lies around."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from scripts.maps.contours import Contours
from scripts.maps.local import figure, local_map
from scripts.maps.shapes import Bounds
from scripts.maps.subject import Href, Subject, name_2015, name_2024, quartiers_2015, quartiers_2024
from scripts.maps.views import metres_per_degree
from scripts.model.model import Model
from scripts.pages.french import typographie

LEAST_METRES = 2500.0
LEAST_SHAPE = 0.66
AROUND = 0.35


def qpv_2015_figure(model: Model, contours: Contours, code: str, href: Href) -> Markup | None:
    """A QPV of 2015 among its neighbours, and the QPV of 2024 that take its place; None if its outline is unknown.

    `href` as for `cite_figure`. Raises Failure (outlines).
    """
    if code not in contours.qpv_2015:
        return None
    successors = [succession.code_qp_2024 for succession in model.successions_by_2015.get(code, ())]
    communes = _communes(row.code_insee_2024 for row in model.reference.qpv_2015_communes[code])
    nearby = [other for commune in communes for other in model.qpv_2015_by_commune.get(commune, ())]
    subject = Subject(
        id=code.lower(),
        titre=f"Carte du quartier {name_2015(model, code)}",
        territoire=(),
        coeur=communes,
        limitrophe=(),
        qpv_2015=quartiers_2015(model, dict.fromkeys([*nearby, code]), href, sujet=code),
        qpv_2024=quartiers_2024(model, successors, href),
        mot_coeur=_commune_word(communes),
        avec_2024=True,
        etendue=_with_room(contours.qpv_2015[code].bounds),
    )
    return figure(local_map(subject, model.reference, contours))


def qpv_2024_figure(model: Model, contours: Contours, code: str, href: Href) -> Markup | None:
    """A QPV of 2024 over the QPV of 2015 whose place it takes; None if its outline is unknown.

    `href` as for `cite_figure`. Raises Failure (outlines).
    """
    if code not in contours.qpv_2024:
        return None
    parents = [succession.code_qp_2015 for succession in model.successions_by_2024.get(code, ())]
    communes = _communes(row.code_insee_2024 for row in model.reference.qpv_2024_communes[code])
    subject = Subject(
        id=code.lower(),
        titre=f"Carte du quartier {name_2024(model, code)}",
        territoire=(),
        coeur=communes,
        limitrophe=(),
        qpv_2015=quartiers_2015(model, parents, href),
        qpv_2024=quartiers_2024(model, [code], href, sujet=code),
        mot_coeur=_commune_word(communes),
        avec_2024=True,
        etendue=_with_room(contours.qpv_2024[code].bounds),
    )
    return figure(local_map(subject, model.reference, contours))


def commune_figure(model: Model, contours: Contours, code: str, href: Href) -> Markup | None:
    """A commune and its QPV of both generations; None if its outline is unknown.

    `href` as for `cite_figure`. Raises Failure (outlines).
    """
    if code not in contours.communes:
        return None
    subject = Subject(
        id=f"commune-{code.lower()}",
        titre=typographie(f"Carte de la commune {model.reference.communes[code].nom} et de ses quartiers prioritaires"),
        territoire=(),
        coeur=(code,),
        limitrophe=(),
        qpv_2015=quartiers_2015(model, model.qpv_2015_by_commune.get(code, ()), href),
        qpv_2024=quartiers_2024(model, model.qpv_2024_by_commune.get(code, ()), href),
        mot_coeur="La commune",
        avec_2024=False,
        etendue=contours.communes[code].bounds,
    )
    return figure(local_map(subject, model.reference, contours))


def _communes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _commune_word(communes: tuple[str, ...]) -> str:
    return "Sa commune" if len(communes) == 1 else "Ses communes"


def _with_room(bounds: Bounds) -> Bounds:
    """The bounds with room around, never less than a town's heart."""
    middle_x, middle_y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    east, north = metres_per_degree(middle_y)
    half_x = max((bounds[2] - bounds[0]) * (0.5 + AROUND), LEAST_METRES / east / 2)
    half_y = max((bounds[3] - bounds[1]) * (0.5 + AROUND), LEAST_METRES * LEAST_SHAPE / north / 2)
    return middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y
