"""What the registry counts where a public source gives a total: the check compares the two, a page shows both."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.registry.programme import ChiffrePublie, Critere
from scripts.registry.records import Cite
from scripts.registry.reference import Reference


def counted(chiffre: ChiffrePublie, cites: Iterable[Cite], reference: Reference) -> int:
    """Count what a published total counts, over `cites`: cités, or distinct QPV of 2015."""
    kept = [cite for cite in cites if _counts(cite, chiffre.critere, reference)]
    if chiffre.mesure == "cites":
        return len(kept)
    return len({code.code for cite in kept for _, _, code in cite.qpv.by_role()})


def _counts(cite: Cite, critere: Critere, reference: Reference) -> bool:
    return (
        (critere.cites is None or cite.id in critere.cites)
        and (critere.vague is None or cite.vague.annee == critere.vague)
        and (critere.territoires is None or cite.territoire.type in critere.territoires)
        and (critere.region is None or critere.region in _regions(cite, reference))
    )


def _regions(cite: Cite, reference: Reference) -> set[str | None]:
    """Régions of the communes at the heart of a cité; a code that no table knows has none."""
    rows = (reference.communes.get(code.code) for code in cite.communes_anct.coeur)
    return {reference.departements[code].code_region for code in {row.code_departement for row in rows if row}}
