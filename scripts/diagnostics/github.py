"""Diagnostics as annotations of GitHub Actions, shown on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.wording import neutral

_LEVELS = {Severite.ERREUR: "error", Severite.AVERTISSEMENT: "warning"}


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one workflow command for each diagnostic."""
    for one in diagnostics:
        end = f",endLine={one.line},endColumn={one.end_column - 1}" if one.end_column else ""
        said = "%0A".join(map(_data, (one.message, *one.diff)))
        yield (
            f"::{_LEVELS[one.severity]} file={_property(one.file)},line={one.line},col={one.column}{end},"
            f"title={_property(f'{one.titre} [{one.rule}]')}::{said}"
        )


def _data(text: str) -> str:
    return neutral(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
