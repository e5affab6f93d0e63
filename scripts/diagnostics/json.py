"""Diagnostics as JSON, for programs: every field, and the counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec import structs

from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.wording import harmless


def render(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one JSON document: `errors`, `warnings` (counts) and `diagnostics` (objects with the record's fields)."""
    errors = sum(one.severity is Severite.ERREUR for one in diagnostics)
    yield json.dumps(
        {
            "errors": errors,
            "warnings": len(diagnostics) - errors,
            "diagnostics": [harmless(structs.asdict(one)) for one in diagnostics],
        },
        ensure_ascii=False,
        indent=2,
    )
