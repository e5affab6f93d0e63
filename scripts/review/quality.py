"""What changes in the quality of the registry between two models, cité by cité, then over all cités."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.diagnostics.wording import typographic
from scripts.difference.changes import Chiffre
from scripts.difference.sentences import Section, figure
from scripts.french import capitale
from scripts.model.model import Model
from scripts.tables.enonces import BLOCS, LISTES
from scripts.tables.qualite.qualite_blocs import TABLE

_BLOCS = {category.value: capitale(category.label) for category in BLOCS + LISTES}
_COUNTS = {column.name: column.title for column in TABLE.columns if column.name.startswith("nb_")}
_MISSING = "Blocs manquants"

_Rows = Mapping[tuple[str, str], Mapping[str, Any]]


def changes(old: Model, new: Model) -> Iterator[Section]:
    """Yield one section of the totals, then one for each cité of which a block comes, goes or is counted otherwise."""
    before, after = _rows(old), _rows(new)
    totals = _totals(before), _totals(after)
    labels = [*_COUNTS.values(), _MISSING]
    counts = [Chiffre(label, *(total[label] for total in totals), None) for label in labels]
    if said := tuple(figure(one) for one in counts if one.avant != one.apres):
        yield Section("Ensemble du registre", said)
    for cite_id in sorted({*old.cites, *new.cites}):
        sentences = [
            typographic(f"{label} : {', '.join(changed)}")
            for bloc, label in _BLOCS.items()
            if (changed := _changed(before.get((cite_id, bloc), {}), after.get((cite_id, bloc), {})))
        ]
        if sentences:
            nom = (new.cites.get(cite_id) or old.cites[cite_id]).record.identite.nom
            yield Section(f"{cite_id} {nom}", tuple(sentences))


def _rows(model: Model) -> _Rows:
    names = [column.name for column in TABLE.columns]
    rows = (dict(zip(names, row, strict=True)) for row in TABLE.rows(model))
    return {(row["cite_id"], row["bloc"]): row for row in rows}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    said = []
    if before.get("present", False) != after.get("present", False):
        said.append("présent désormais" if after.get("present") else "manque désormais")
    for name, title in _COUNTS.items():
        if before.get(name, 0) != after.get(name, 0):
            said.append(f"{title.lower()} {before.get(name, 0)} → {after.get(name, 0)}")
    return said


def _totals(rows: _Rows) -> Counter[str]:
    totals = Counter({_MISSING: sum(not row["present"] for row in rows.values())})
    for row in rows.values():
        totals.update({title: row[name] for name, title in _COUNTS.items()})
    return totals
