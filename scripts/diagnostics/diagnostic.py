"""The diagnostic, the rule that it comes from, and the place that it speaks of."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct

from scripts.diagnostics.wording import typographic


class Niveau(IntEnum):
    """How deep a rule looks; a cité with an error is not looked at by the deeper levels."""

    SYNTAXE = 1
    FORME = 2
    IDENTITES = 3
    CODES = 4
    COHERENCE = 5
    PRESENTATION = 6
    ENSEMBLE = 7


class Severite(StrEnum):
    """Whether a diagnostic keeps the registry from being published."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


class Place(Struct, frozen=True, kw_only=True):
    """A place in a file; lines and columns count from 1, `end_column` is the first one after."""

    file: str
    line: int
    column: int
    end_column: int | None = None
    cite: str | None = None


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One thing to mend; `trouve` and `propose` are bare values, the latter to be written as it is.

    `diff` holds the lines of a unified diff, where whole lines are to be written anew.
    """

    rule: str
    severity: Severite
    file: str
    line: int
    column: int
    end_column: int | None = None
    titre: str
    message: str
    trouve: str | None = None
    propose: str | None = None
    cite: str | None = None
    diff: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Key that sorts diagnostics as a reader meets them."""
        return self.file, self.line, self.column, self.rule


class Regle(Struct, frozen=True):
    """A rule as readers see it: short name, title, level, and why it exists (all but `id` in French)."""

    id: str
    titre: str
    niveau: Niveau
    pourquoi: str
    severite: Severite = Severite.ERREUR

    def diagnose(
        self,
        place: Place,
        message: str,
        *,
        trouve: str | None = None,
        propose: str | None = None,
        diff: tuple[str, ...] = (),
    ) -> Diagnostic:
        """Return the diagnostic of this rule at `place`; plain spaces of `message` become French ones."""
        return Diagnostic(
            rule=self.id,
            severity=self.severite,
            file=place.file,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            titre=self.titre,
            message=typographic(message),
            trouve=trouve,
            propose=propose,
            cite=place.cite,
            diff=diff,
        )
