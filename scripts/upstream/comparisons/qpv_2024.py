"""ANCT's QPV since 2024: the tables `qpv_2024` of `data/reference/` say the same. They are not the registry's file."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.registry.codes import named
from scripts.registry.names import commune_name, qpv_2024_name
from scripts.registry.reference import Reference
from scripts.upstream import codes
from scripts.upstream.gap import Comparison, Gap, Registry, Sens

FIELDS = ("qpv_2024", "nom", "commune")


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield the QPV that only one side has, and those whose name or communes differ, for each cité that holds them."""
    registry, reference = comparison.registry, comparison.registry.reference
    told: set[str] = set()
    for row in comparison.rows.rows:
        for code in codes.coded(row["qpv_2024"], "qpv_2024"):
            communes = codes.communes(row["commune"])
            told.add(code)
            if code not in reference.qpv_2024:
                name = liste(row["nom"]) or "sans nom"
                yield from _for_each(registry, communes, Sens.MANQUE, f"quartier de 2024 {named(code, name)}")
            else:
                yield from _otherwise(registry, code, liste(row["nom"]), communes)
    for code in sorted(reference.qpv_2024.keys() - told):
        phrase = f"quartier de 2024 {named(code, qpv_2024_name(reference, code))}"
        yield from _for_each(registry, published_communes(reference, code), Sens.EN_TROP, phrase)


def published_communes(reference: Reference, code: str) -> tuple[str, ...]:
    """Return the communes of a QPV of 2024, as its source publishes them."""
    return tuple(row.code_insee_publie for row in reference.qpv_2024_communes.get(code, ()))


def _otherwise(registry: Registry, code: str, name: str, communes: tuple[str, ...]) -> Iterator[Gap]:
    reference = registry.reference
    ours, our_communes = reference.qpv_2024[code].nom_publie, published_communes(reference, code)
    if name and fold(name) != fold(ours):
        phrase = f"le quartier {quoted(code)} s’appelle {quoted(name)}, et {quoted(ours)} dans nos tables"
        yield from _for_each(registry, our_communes, Sens.AUTREMENT, phrase)
    if {*map(reference.commune_2024, communes)} != {*map(reference.commune_2024, our_communes)}:
        theirs = liste([named(one, commune_name(reference, one)) for one in communes]) or "aucune commune"
        phrase = f"le quartier {quoted(code)} est dans {theirs}, et non dans {liste(our_communes)}"
        yield from _for_each(registry, (*communes, *our_communes), Sens.AUTREMENT, phrase)


def _for_each(registry: Registry, communes: tuple[str, ...], sens: Sens, phrase: str) -> Iterator[Gap]:
    for name in registry.holding(communes):
        yield Gap(cite=name, sens=sens, phrase=phrase)
