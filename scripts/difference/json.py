"""A difference as JSON, for programs: every change with its path, and the sentences that say it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from scripts.diagnostics.wording import harmless
from scripts.difference.changes import Difference
from scripts.difference.sentences import sections
from scripts.registry.reference import Reference


def render(difference: Difference, reference: Reference) -> Iterator[str]:
    """Yield one JSON document: the fields of `Difference`, and `phrases` (`titre`, `phrases`)."""
    document = msgspec.to_builtins(difference)
    document["phrases"] = [msgspec.to_builtins(section) for section in sections(difference, reference)]
    yield json.dumps(harmless(document), ensure_ascii=False, indent=2)
