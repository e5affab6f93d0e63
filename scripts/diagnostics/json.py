"""Diagnostics as JSON, for programs: every field, and the counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec import structs

from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.wording import neutral


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one JSON document: `errors`, `warnings` (counts) and `diagnostics` (objects with the record's fields)."""
    errors = sum(one.severity is Severite.ERREUR for one in diagnostics)
    yield json.dumps(
        {
            "errors": errors,
            "warnings": len(diagnostics) - errors,
            "diagnostics": [
                {name: _harmless(value) for name, value in structs.asdict(one).items()} for one in diagnostics
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _harmless(value: object) -> object:
    if isinstance(value, tuple):
        return [neutral(line) for line in value]
    return neutral(value) if isinstance(value, str) else value
