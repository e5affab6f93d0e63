"""The State's grants: who received some under the heading of the cités de l'emploi, the best lead to missing porteurs.

A grant names a body, not a role: what the patch adds is to be confirmed, and only where one cité alone can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.diagnostics.nearest import fold
from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.registry.reference import Reference
from scripts.upstream import codes
from scripts.upstream.gap import AddPorteur, Comparison, Gap, Registry, Sens

FIELDS = ("rubrique", "beneficiaire")
_Row = Mapping[str, tuple[str, ...]]


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield the recipients that no cité names among its porteurs, once for each body and set of cités."""
    heading = fold(comparison.file.rubrique or "")
    grants: dict[tuple[str, tuple[str | None, ...]], list[_Row]] = {}
    for row in comparison.rows.rows:
        name = " ".join(liste(row["beneficiaire"]).split())
        if name and any(fold(cell) == heading for cell in row["rubrique"]):
            grants.setdefault((name, _cites(comparison.registry, row)), []).append(row)
    for (name, cites), rows in grants.items():
        yield from _recipient(comparison, name, cites, rows)


def _recipient(comparison: Comparison, name: str, cites: tuple[str | None, ...], rows: list[_Row]) -> Iterator[Gap]:
    years = liste(sorted({year for row in rows for year in row.get("annee", ())}))
    when = f" ({years})" if years else ""
    if len(cites) > 1 or cites == (None,):
        among = liste(sorted(one for one in cites if one), "ou")
        where = f"pour {among}" if among else "sans territoire que l’on sache rattacher à une cité"
        yield Gap(cite=None, sens=Sens.MANQUE, phrase=f"{quoted(name)} reçoit une subvention{when}, {where}")
        return
    cite = comparison.registry.perimetres[cites[0]].cite
    if any(fold(name) in fold(porteur.nom) or fold(porteur.nom) in fold(name) for porteur in cite.porteurs):
        return
    told = f"Reçoit une subvention de la rubrique « {comparison.file.rubrique} » de la politique de la ville{when}."
    source = comparison.file.source
    yield Gap(
        cite=cite.id,
        sens=Sens.MANQUE,
        phrase=f"{quoted(name)} reçoit une subvention{when} et n’est pas nommé parmi les porteurs",
        edit=AddPorteur(name, told, source) if source and not cite.porteurs else None,
    )


def _cites(registry: Registry, row: _Row) -> tuple[str | None, ...]:
    """Return the cités that a row may mean: those of its contrat, or else of its communes or QPV."""
    reference = registry.reference
    for code in (
        *codes.coded(row.get("contrat", ()), "contrat_2015"),
        *codes.coded(row.get("contrat", ()), "contrat_2024"),
    ):
        return registry.holding(_communes(reference, code))
    communes = list(codes.communes(row.get("commune", ())))
    for code in codes.coded(row.get("qpv_2015", ()), "qpv_2015"):
        communes += [line.code_insee_2024 for line in reference.qpv_2015_communes.get(code, ())]
    for code in codes.coded(row.get("qpv_2024", ()), "qpv_2024"):
        communes += [line.code_insee_2024 for line in reference.qpv_2024_communes.get(code, ())]
    return registry.holding(tuple(communes))


def _communes(reference: Reference, contrat: str) -> tuple[str, ...]:
    """Return the communes of the territory of a contrat of either generation; none where it is unknown."""
    found = reference.contrats_2015.get(contrat) or reference.contrats_2024.get(contrat)
    if found is None:
        return ()
    kind = "communes" if found.type_territoire == "commune" else found.type_territoire
    return tuple(sorted(reference.territoire_communes(kind, (found.code_territoire,))))
