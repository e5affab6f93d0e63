"""Diagnostics for a terminal: one line each; with colour and a caret under the fault where someone is looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.wording import neutral
from scripts.french import compte

_BOLD, _RED, _YELLOW, _DIM, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_SIGNS = {"-": _RED, "+": "\x1b[32m"}
_WIDEST = 100


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Sequence[str]], *, colour: bool = False
) -> Iterator[str]:
    """Yield the lines to print; `sources` holds the lines of each file, shown with `colour` only."""
    for one in diagnostics:
        where = f"{neutral(one.file)}:{one.line}:{one.column}:"
        if not colour:
            yield f"{where} [{one.rule}] {neutral(one.message)}"
            yield from (f"    {neutral(line)}" for line in one.diff)
            continue
        tint = _RED if one.severity is Severite.ERREUR else _YELLOW
        yield f"{_BOLD}{where}{_PLAIN} {tint}[{one.rule}]{_PLAIN} {neutral(one.message)}"
        if one.diff:
            yield from (f"    {_SIGNS.get(line[:1], '')}{neutral(line)}{_PLAIN}" for line in one.diff)
        else:
            yield from _excerpt(one, sources.get(one.file, ()), tint)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return « 1 erreur. », « 3 erreurs et 1 avertissement. »."""
    errors = sum(one.severity is Severite.ERREUR for one in diagnostics)
    counts = [compte(errors, "erreur")] if errors else []
    if errors < len(diagnostics):
        counts.append(compte(len(diagnostics) - errors, "avertissement"))
    return f"{' et '.join(counts) or 'Aucune erreur'}."


def _excerpt(one: Diagnostic, lines: Sequence[str], tint: str) -> Iterator[str]:
    if one.line > len(lines) or not lines[one.line - 1].strip():
        return
    line = lines[one.line - 1]
    start = one.column - 1
    end = min(one.end_column - 1 if one.end_column else start + 1, start + _WIDEST)
    left = max(0, start - _WIDEST // 2)
    before, marked, after = line[left:start], line[start:end], line[end : left + _WIDEST]
    margin = f"{one.line:>6} │ "
    yield f"{_DIM}{margin}{_PLAIN}{neutral(before)}{neutral(marked)}{neutral(after)}"
    yield f"{_DIM}{' ' * 6} │ {_PLAIN}{' ' * len(neutral(before))}{tint}{'^' * max(1, len(neutral(marked)))}{_PLAIN}"
