"""The report as JSON, for programs: its fields, and the French sentence of each gap."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from scripts.diagnostics.wording import harmless
from scripts.upstream.report import Rapport, gap, summary


def render(rapport: Rapport) -> Iterator[str]:
    """Yield one JSON document: the fields of `Rapport`, `resume`, and for each gap what a terminal says.

    The patch is a list of lines, harmless ones: `--patch` writes the one to apply.
    """
    document = msgspec.to_builtins(rapport)
    document["resume"] = summary(rapport)
    for written, fichier in zip(document["fichiers"], rapport.fichiers, strict=True):
        for told, one in zip(written["ecarts"], fichier.ecarts, strict=True):
            told["dit"] = gap(fichier, one)
    if rapport.correctif:
        document["correctif"]["diff"] = rapport.correctif.diff.splitlines()
    yield json.dumps(harmless(document), ensure_ascii=False, indent=2)
