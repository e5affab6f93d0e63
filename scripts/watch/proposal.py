"""What visits change in `data/sources.yaml`: the day since when an address is dead, or its end. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from scripts.layout.edits import Edit, add_keys, applied
from scripts.layout.formatting import formatted
from scripts.registry.load import SOURCES, Loaded
from scripts.registry.positions import parse_yaml
from scripts.registry.reference import Reference
from scripts.watch.visit import Etat, Visite


def proposed(loaded: Loaded, reference: Reference, visites: Iterable[Visite], today: date) -> str:
    """Return the text of the file as it would be; the same text where nothing changes.

    An address that keeps programs out, or is out of order, stays as it was: only 404, 410 and a lost name are deaths.
    """
    read = loaded.positions[SOURCES]
    edits = tuple(_edits(loaded, {visite.adresse: visite.etat for visite in visites}, today))
    if not edits:
        return "\n".join(read.lines)
    return formatted(parse_yaml(applied(read, edits).encode(), SOURCES).positions, reference)


def _edits(loaded: Loaded, etats: dict[str, Etat], today: date) -> Iterator[Edit]:
    read = loaded.positions[SOURCES]
    for index, source in enumerate(loaded.sources.sources if loaded.sources else ()):
        etat = etats.get(source.url or "")
        path = ("sources", index)
        if etat is Etat.MORTE and source.morte_depuis is None:
            yield add_keys(read, path, [f"morte_depuis: {today.isoformat()}"])
        elif etat in (Etat.VIVANTE, Etat.DEPLACEE) and source.morte_depuis is not None:
            yield Edit(SOURCES, read.at((*path, "morte_depuis")).line, 1, ())
