"""Each QPV that fits in the listed communes is listed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.french import compte
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "qpv-manquant",
    "QPV des communes de la liste, oublié",
    Niveau.COHERENCE,
    "Le registre retient tous les QPV du territoire d’une cité qui tiennent dans les communes que liste l’ANCT. Celui "
    "qu’une source ne nomme pas reste dans la liste, contesté.",
)
_TOLD = 3


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield the QPV that each cité leaves out, all at once."""
    reference = dossier.reference
    for perimetre in dossier.perimetres:
        if missing := dossier.qpv_missing.get(perimetre.cite.id):
            told = [f"« {code} », {qpv_2015_name(reference, code)}" for code in missing[:_TOLD]]
            if others := missing[_TOLD:]:
                told.append(f"et {compte(len(others), 'autre')}")
            alone = len(missing) == 1
            what, them = ("Un QPV", "le") if alone else ("Des QPV", "les")
            yield REGLE.diagnose(
                dossier.at(("cites", perimetre.index, "qpv")),
                f"{what} des communes de « communes_anct » {'manque' if alone else 'manquent'} : {' ; '.join(told)}. "
                f"Remettez-{them}, avec « confiance: contestee » si une source ne {them} nomme pas.",
                propose=missing[0] if alone else None,
            )
