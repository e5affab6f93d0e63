"""A remark is about codes that one of the tables of QPV or contrats knows."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import suggest

REGLE = Regle(
    "remarque-inconnue",
    "Remarque sur un code inconnu",
    Niveau.CODES,
    "Une remarque se lit sur les pages des codes qu’elle cite : sur un code qui n’existe pas, personne ne la verrait.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of a remark that no table of QPV or contrats has."""
    reference = dossier.reference
    tables = (reference.qpv_2015, reference.qpv_2024, reference.contrats_2015, reference.contrats_2024)
    names = {code: row.nom for table in tables for code, row in table.items()}
    for index, remarque in enumerate(dossier.programme.remarques if dossier.programme else ()):
        for rank, code in enumerate(remarque.codes):
            if code not in names:
                suggestion = suggest(code, names, names.__getitem__)
                yield REGLE.diagnose(
                    dossier.at(("remarques", index, "codes", rank)),
                    f"{quoted(code)} n’est le code d’aucun QPV ni contrat de ville.{suggestion.question}",
                    trouve=code,
                    propose=suggestion.code,
                )
