"""A list of QPV or contrats of 2015 holds none of 2024."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Place, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.french import liste
from scripts.registry.codes import named, well_formed
from scripts.registry.names import contrat_name, qpv_2015_name, qpv_2024_name
from scripts.registry.reference import Reference

REGLE = Regle(
    "autre-generation",
    "Code de la génération 2024",
    Niveau.CODES,
    "Les cités de l’emploi ont vécu avec les QPV et les contrats de ville de 2015 à 2023 : "
    "les listes sont de cette génération.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of 2024, with the codes of 2015 that it follows."""
    reference = dossier.reference
    for path, _, _, code in dossier.codes("qpv"):
        if well_formed(code, "qpv_2024"):
            parents = [named(one, qpv_2015_name(reference, one)) for one in _qpv_parents(reference, code)]
            yield _diagnose(dossier.at(path), code, "QPV", qpv_2024_name(reference, code), parents)
    for path, _, _, code in dossier.codes("contrats_de_ville"):
        if well_formed(code, "contrat_2024"):
            parents = [named(one, contrat_name(reference, one)) for one in _contrat_parents(reference, code)]
            yield _diagnose(dossier.at(path), code, "contrat de ville", contrat_name(reference, code), parents)


def _diagnose(place: Place, code: str, what: str, name: str | None, parents: list[str]) -> Diagnostic:
    advice = (
        f"écrivez celui de 2015, {liste(parents, 'ou')}." if parents else "aucun de 2015 ne lui répond, retirez-le."
    )
    of = f", {name}" if name else ""
    return REGLE.diagnose(place, f"{quoted(code)} est le code d’un {what} de 2024{of} : {advice}", trouve=code)


def _qpv_parents(reference: Reference, code: str) -> list[str]:
    rows = (*reference.correspondances_officielles, *reference.correspondances_calculees)
    return list(dict.fromkeys(row.code_qp_2015 for row in rows if row.code_qp_2024 == code and row.code_qp_2015))


def _contrat_parents(reference: Reference, code: str) -> list[str]:
    row = reference.contrats_2024.get(code)
    return [
        one.code_cv_2015
        for one in reference.contrats_2015.values()
        if row and one.code_territoire == row.code_territoire
    ]
