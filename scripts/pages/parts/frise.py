"""The dates of a cité in order: its label, how it began, when sources spoke of it, the QPV of 2024, its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from scripts.french import compte, liste, typographie
from scripts.model.model import Cite, Model
from scripts.registry.provenance import Confiance, source_ids
from scripts.registry.records import Vague

Genre: TypeAlias = Literal["label", "debut", "quartiers", "source", "fin"]
_ETATS = {"terminee": "Fin de l’expérimentation", "en_cours": "Toujours en cours"}
_ORDER = ("label", "debut", "quartiers", "source", "fin")


class Jalon(Struct, frozen=True):
    """One date: a year, month or day as the registry writes it, and what happened, in one sentence without stop."""

    date: str
    genre: Genre
    texte: str


def _reserve(vague: Vague) -> str:
    """What must be known with the year of a label: that it is not sure."""
    if any(mention.nature == "contredit" for mention in vague.mentions):
        return " (année contredite par une source)"
    return " (année à confirmer)" if vague.confiance is Confiance.A_CONFIRMER else ""


class Frises:
    """Makes the timelines of the cités of a model; what needs all of them is computed once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        half = len(model.cites) / 2
        self._general = {source for source, citing in model.cites_by_source.items() if len(citing) > half}

    def of(self, cite: Cite) -> tuple[Jalon, ...]:
        """The timeline of one cité; a year comes before its months."""
        return tuple(sorted(self._jalons(cite), key=lambda jalon: (jalon.date, _ORDER.index(jalon.genre))))

    def _jalons(self, cite: Cite) -> Iterator[Jalon]:
        record = cite.record
        yield Jalon(str(record.vague.annee), "label", f"Labellisation{_reserve(record.vague)}")
        for debut in record.lancements:
            if debut.date:
                yield Jalon(debut.date, "debut", typographie(debut.texte.rstrip(".")))
        for date, editeurs in self._echoes(cite).items():
            yield Jalon(date, "source", f"{liste(editeurs)} en {'parle' if len(editeurs) == 1 else 'parlent'}")
        codes = self._model.qpv_2024_by_cite.get(cite.id, ())
        suites = sum(code in self._model.successions_by_2024 for code in codes)
        if suites:
            yield Jalon(
                "2024",
                "quartiers",
                f"{compte(suites, 'quartier de 2024 prend', 'quartiers de 2024 prennent')} la suite "
                f"{'du sien' if len(cite.qpv) == 1 else 'des siens'}",
            )
        yield Jalon(record.statut.depuis, "fin", _ETATS[record.statut.etat])

    def _echoes(self, cite: Cite) -> Mapping[str, Sequence[str]]:
        """Publishers of the dated sources that speak of this cité rather than of most of them, by date."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for source_id in source_ids(cite.record):
            source = self._model.sources[source_id]
            if source.date and source_id not in self._general:
                found[source.date][typographie(source.editeur)] = None
        return {date: tuple(editeurs) for date, editeurs in found.items()}
