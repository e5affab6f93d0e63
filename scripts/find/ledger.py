"""Answers in words, each kept once: pages give thousands of them, that differ by little."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Generic, TypeVar

from scripts.french import jour
from scripts.pages.parts.answers import Rapport, Reponse
from scripts.pages.parts.provenance import Dit, Preuve

Key = TypeVar("Key", bound=Hashable)


class _Numbers(Generic[Key]):
    """Numbers things in the order in which they first come."""

    def __init__(self) -> None:
        self.kept: dict[Key, int] = {}

    def of(self, thing: Key) -> int:
        return self.kept.setdefault(thing, len(self.kept))


class Ledger:
    """Collects answers and gives each its number; `columns` is what the index holds of them.

    Which QPV of 2015 an answer goes through (`Rapport.par`) is left out: it differs for each QPV of 2024, and the
    index gives it beside.
    """

    def __init__(self, cite_numbers: Mapping[str, int]) -> None:
        """`cite_numbers` gives the rank of a cité by the path of its page."""
        self._cite_numbers = cite_numbers
        self._answers: _Numbers[tuple] = _Numbers()
        self._words: _Numbers[tuple[str, str, str]] = _Numbers()
        self._proofs: _Numbers[tuple] = _Numbers()
        self._sources: _Numbers[tuple] = _Numbers()
        self._reserves: _Numbers[tuple] = _Numbers()

    def number(self, answer: Reponse) -> int:
        """The number of an answer."""
        rapports = tuple(self._rapport(rapport) for rapport in answer.rapports)
        return self._answers.of((answer.verdict.value, answer.mots, answer.annonce, rapports))

    def proof(self, preuve: Preuve) -> int:
        """The number of a provenance: its sources, and the day they were read or verified."""
        read = f"vérifié le {jour(preuve.verifie_le)}" if preuve.verifie_le else f"lu le {jour(preuve.lu_le)}"
        notices = [citation.notice for citation in preuve.citations]
        sources = [self._sources.of((notice.titre, notice.editeur, notice.id, notice.url)) for notice in notices]
        return self._proofs.of((read, *sources))

    def columns(self) -> dict[str, Any]:
        """The tables that answers refer to, and the answers, each in the order of its numbers."""
        return {
            "words": list(self._words.kept),
            "sources": list(self._sources.kept),
            "proofs": list(self._proofs.kept),
            "reserves": list(self._reserves.kept),
            "answers": list(self._answers.kept),
        }

    def _rapport(self, rapport: Rapport) -> tuple[int, ...]:
        words = self._words.of((rapport.avant, rapport.avant_cite, rapport.apres))
        cite = self._cite_numbers[rapport.cite.path]
        reserves = tuple(self._reserve(dit) for dit in rapport.reserves)
        return (words, cite, self.proof(rapport.preuve), *reserves)

    def _reserve(self, dit: Dit) -> int:
        return self._reserves.of((dit.texte, self.proof(dit.preuve)))
