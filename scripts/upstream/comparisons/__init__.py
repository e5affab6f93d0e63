"""One comparison a file: the name of the module is the `comparaison` of `data/amont.yaml`, with underscores.

Each offers `FIELDS`, those that every row must have, and `compare(comparison)`, which yields the gaps: it is pure, and
never raises whatever the cells hold.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.upstream.gap import Comparison, Gap
from scripts.upstream.refusal import Mot, Refusal


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield what a file and the registry do not say alike. Raises Refusal where no column gives a needed field."""
    name = comparison.file.comparaison.replace("-", "_")
    module = importlib.import_module(f"{__name__}.{name}")
    given = {colonne.champ for colonne in comparison.file.colonnes}
    lacking = [quoted(field) for field in module.FIELDS if field not in given]
    if lacking:
        raise Refusal(Mot.SANS_COLONNES, f"data/amont.yaml ne dit pas quelle colonne donne {liste(lacking)}")
    yield from module.compare(comparison)
