"""ANCT's cités by commune: the lists `communes_anct` of the registry say the same, commune by commune."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.perimetre import Perimetre
from scripts.registry.codes import named
from scripts.registry.names import commune_name
from scripts.upstream import codes
from scripts.upstream.gap import AddCode, Comparison, Gap, RemoveCode, Sens, by_cite, unlisted_cites

FIELDS = ("cite", "commune")


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield, cité by cité, the communes that only one side lists; an arrondissement counts as its commune."""
    told = by_cite(comparison)
    yield from unlisted_cites(comparison, told)
    reference = comparison.registry.reference
    for name, perimetre in comparison.registry.perimetres.items():
        if name in told:
            cells = [cell for row in told[name] for cell in row["commune"]]
            listed = {reference.commune_2024(code): code for code in codes.communes(cells)}
            yield from _communes(perimetre, listed)


def _communes(perimetre: Perimetre, told: dict[str, str]) -> Iterator[Gap]:
    cite, reference = perimetre.cite, perimetre.reference
    ours = {reference.commune_2024(code.code): code.code for _, _, code in cite.communes_anct.by_role()}
    for commune, written in told.items():
        if commune in ours:
            continue
        name = commune_name(reference, commune)
        role = "coeur" if reference.commune_actuelle(commune) in perimetre.territoire else "limitrophe"
        yield Gap(
            cite=cite.id,
            sens=Sens.MANQUE,
            phrase=f"commune {named(written, name or 'inconnue de nos tables')}",
            edit=AddCode("communes_anct", role, commune) if name else None,
        )
    for commune, code in ours.items():
        if commune not in told:
            yield Gap(
                cite=cite.id,
                sens=Sens.EN_TROP,
                phrase=f"commune {named(code, commune_name(reference, code))}",
                edit=RemoveCode("communes_anct", code),
            )
