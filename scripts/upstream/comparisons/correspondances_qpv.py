"""ANCT's correspondence of QPV: the table `correspondances_officielles` of `data/reference/` says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.upstream import codes
from scripts.upstream.comparisons.qpv_2024 import published_communes
from scripts.upstream.gap import Comparison, Gap, Registry, Sens

FIELDS = ("qpv_2024", "qpv_2015", "statut")

# ANCT says of a whole commune of Mayotte that it is « COMMUNE »; our table, « communal ».
_SAME = {"commune": "communal"}


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield the pairs that only one side has and the QPV whose status differs, for each cité that is concerned."""
    registry = comparison.registry
    told: dict[str, dict[str, None]] = defaultdict(dict)
    statuses: dict[str, str] = {}
    for row in comparison.rows.rows:
        for code in codes.coded(row["qpv_2024"], "qpv_2024"):
            told[code].update(dict.fromkeys(codes.coded(row["qpv_2015"], "qpv_2015")))
            statuses[code] = liste(row["statut"])
    ours, our_statuses = _ours(registry)
    for code in sorted({*told, *ours}):
        parents, our_parents = told.get(code), ours.get(code)
        if parents is None or our_parents is None:
            sens = Sens.EN_TROP if parents is None else Sens.MANQUE
            phrase = f"correspondance du quartier {quoted(code)}"
            yield from _concerned(registry, code, (*(parents or ()), *(our_parents or ())), sens, phrase)
            continue
        for parent in parents:
            if parent not in our_parents:
                yield from _concerned(registry, code, (parent,), Sens.MANQUE, _pair(code, parent))
        for parent in our_parents:
            if parent not in parents:
                yield from _concerned(registry, code, (parent,), Sens.EN_TROP, _pair(code, parent))
        status = fold(statuses[code])
        if status and _SAME.get(status, status) != our_statuses[code]:
            phrase = f"le quartier {quoted(code)} est dit {quoted(statuses[code])}, et {quoted(our_statuses[code])} ici"
            yield from _concerned(registry, code, tuple(parents), Sens.AUTREMENT, phrase)


def _ours(registry: Registry) -> tuple[Mapping[str, dict[str, None]], Mapping[str, str]]:
    parents: dict[str, dict[str, None]] = defaultdict(dict)
    for row in registry.reference.correspondances_officielles:
        parents[row.code_qp_2024].update({row.code_qp_2015: None} if row.code_qp_2015 else {})
    return parents, {row.code_qp_2024: row.statut for row in registry.reference.correspondances_officielles}


def _pair(code: str, parent: str) -> str:
    return f"le quartier {quoted(code)} succède à {quoted(parent)}"


def _concerned(registry: Registry, code: str, parents: tuple[str, ...], sens: Sens, phrase: str) -> Iterator[Gap]:
    """Yield the gap for each cité that lists a parent, or else that holds a commune of the QPV."""
    wanted = set(parents)
    lists = {
        name
        for name, perimetre in registry.perimetres.items()
        if any(one.code in wanted for _, _, one in perimetre.cite.qpv.by_role())
    }
    for name in sorted(lists) or registry.holding(published_communes(registry.reference, code)):
        yield Gap(cite=name, sens=sens, phrase=phrase)
