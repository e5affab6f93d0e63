"""What became of the communes from one COG to the next: merged, renamed, under another code, divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from scripts.failures import Failure
from scripts.reference.etalab import Decoupage
from scripts.reference.tables import Table

HEADER = ("code_avant", "nom_avant", "evenement", "annee", "code_apres", "nom_apres")


def passages(decoupages: Mapping[int, Decoupage]) -> Table:
    """List the events between each COG and the next, by year: `annee` is that of the first COG that shows one.

    A commune that is gone is either part of another (`fusion`), or the same under the code of a commune déléguée that
    becomes its chef-lieu (`code`); a new one was part of another (`scission`); one that stays may have another name
    (`nom`). Raises Failure where a commune is gone and no other holds its code.
    """
    years = sorted(decoupages)
    rows = (row for before, after in pairwise(years) for row in _step(decoupages[before], decoupages[after], after))
    return Table(HEADER, tuple(sorted(rows, key=lambda row: (row[3], row[0], row[4]))))


def _step(before: Decoupage, after: Decoupage, year: int) -> Iterator[tuple[str, ...]]:
    old, new = ({c.code: c.nom for c in decoupage.communes} for decoupage in (before, after))
    was_in, is_in = ({a.code: a.code_commune for a in decoupage.anciennes} for decoupage in (before, after))
    moved = set()
    for code in old.keys() - new.keys():
        if code not in is_in:
            raise Failure(f"La commune {code} ({old[code]}) n’est plus au COG de {year}, et aucune autre n’a son code.")
        holder = is_in[code]
        moved.add(holder)
        event = "code" if holder not in old and was_in.get(holder) == code else "fusion"
        yield _row(code, old, event, year, holder, new)
    for code in new.keys() - old.keys() - moved:
        if code not in was_in:
            raise Failure(f"La commune {code} ({new[code]}) du COG de {year} n’était dans aucune autre.")
        yield _row(was_in[code], old, "scission", year, code, new)
    for code in old.keys() & new.keys():
        if old[code] != new[code]:
            yield _row(code, old, "nom", year, code, new)


def _row(code: str, old: Mapping[str, str], event: str, year: int, later: str, new: Mapping[str, str]) -> Sequence[str]:
    return code, old[code], event, str(year), later, new[later]
