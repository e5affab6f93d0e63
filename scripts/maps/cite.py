"""The map of one cité."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from scripts.french import typographie
from scripts.maps.local import figure, local_map
from scripts.maps.subject import Href, Quartier, Subject, name_2015, quartiers_2024, sorte, standing
from scripts.maps.views import size_in_metres
from scripts.model.model import Cite, Model
from scripts.outlines.contours import Contours
from scripts.outlines.shapes import bounds_of, union
from scripts.outlines.territory import territory_rings

MOST_REDUCED = 1.8


def qpv_numbers(cite: Cite) -> Mapping[str, int]:
    """The number that each QPV of a cité has on its map, by code: its rank, from 1, in `cite.qpv`."""
    return {lien.code: rank for rank, lien in enumerate(cite.qpv, 1)}


def cite_figure(model: Model, contours: Contours, cite: Cite, href: Href) -> Markup:
    """The map of a cité, as an HTML `<figure>`.

    `href` gives the address of the page of a QPV (of either generation) from the page that shows the map, or None
    where it has none. Raises Failure where outlines are missing.
    """
    subject = cite_subject(model, contours, cite, href)
    made_of = msgspec.json.encode(subject, order="deterministic")
    return Markup(
        contours.store.text(
            f"carte-{cite.id}", [made_of], lambda: figure(local_map(subject, model.reference, contours))
        )
    )


def cite_subject(model: Model, contours: Contours, cite: Cite, href: Href) -> Subject:
    """What the map of a cité shows, before any of it is laid out. Raises Failure where outlines are missing."""
    rings = territory_rings(contours, cite)
    numbers = qpv_numbers(cite)
    territoire = cite.record.territoire
    in_arrondissements = territoire.type == "communes" and not model.reference.communes.keys() >= {*territoire.codes}
    listed = [lien.code for lien in cite.communes_anct if lien.role == "coeur"]
    if in_arrondissements:
        listed = [*territoire.codes]
    quartiers = tuple(
        Quartier(
            code=lien.code,
            nom=f"{name_2015(model, lien.code)}, {standing(lien)}",
            sorte=sorte(lien),
            numero=str(numbers[lien.code]),
            href=href(lien.code),
        )
        for lien in cite.qpv
    )
    since_2024 = model.qpv_2024_by_cite.get(cite.id, ())
    quarters = [contours.qpv_2015[lien.code].bounds for lien in cite.qpv if lien.code in contours.qpv_2015]
    dans = frozenset(territoire.codes) if territoire.type == "communes" else cite.territoire
    whole = bounds_of(rings)
    focus = union([*(contours.communes[code].bounds for code in listed), *quarters])
    reduced = max(size_in_metres(union([whole, focus]))) / max(size_in_metres(focus))
    in_part = reduced > MOST_REDUCED
    return Subject(
        id=cite.id,
        titre=typographie(
            f"Carte de la cité de l’emploi {cite.nom} : ses quartiers prioritaires de 2015 "
            "portent le numéro qu’ils ont dans le tableau"
        ),
        territoire=rings,
        coeur=tuple(listed),
        limitrophe=tuple(lien.code for lien in cite.communes_anct if lien.role != "coeur"),
        qpv_2015=quartiers,
        qpv_2024=quartiers_2024(model, since_2024, href),
        mot_coeur="Arrondissement du territoire" if in_arrondissements else "Commune listée par l’ANCT",
        etendue=focus if in_part else union([whole, focus]),
        dehors=away.rings if (away := contours.hors_de_france.get(cite.id)) else (),
        dans=dans,
        autres=dans if in_part or all(code in contours.communes for code in dans) else frozenset(),
    )
