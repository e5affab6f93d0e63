"""No two cités have the same address on the site."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "adresse-en-double",
    "Adresse de fiche en double",
    Niveau.IDENTITES,
    "Le « slug » est l’adresse de la fiche : deux cités ne peuvent pas avoir la même.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each slug that an earlier cité has."""
    seen: dict[str, str] = {}
    for index, cite in dossier.entrees:
        owner = seen.setdefault(cite.slug, cite.id)
        if owner != cite.id:
            yield REGLE.diagnose(
                dossier.at(("cites", index, "slug")),
                f"Le slug {quoted(cite.slug)} est déjà celui de {owner} : choisissez-en un autre.",
                trouve=cite.slug,
            )
