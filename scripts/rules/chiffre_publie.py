"""The registry gives back the figures that public sources have published."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import number, quoted
from scripts.dossier import Dossier
from scripts.registry.programme import Critere
from scripts.registry.records import Cite
from scripts.registry.reference import Reference

REGLE = Regle(
    "chiffre-publie",
    "Chiffre publié non retrouvé",
    Niveau.ENSEMBLE,
    "Les totaux connus (84 cités, 24 en 2020…) sont recalculés : un écart dit qu’une cité ou un code a bougé.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each published figure that counting does not give."""
    for index, chiffre in enumerate(dossier.programme.chiffres_publies if dossier.programme else ()):
        cites = [cite for _, cite in dossier.entrees if _counts(cite, chiffre.critere, dossier.reference)]
        qpv = {code.code for cite in cites for _, _, code in cite.qpv.by_role()}
        counted = len(cites) if chiffre.mesure == "cites" else len(qpv)
        if counted != chiffre.valeur:
            yield REGLE.diagnose(
                dossier.at(("chiffres_publies", index, "valeur")),
                f"{quoted(chiffre.libelle)} : la source publie {number(chiffre.valeur)}, et le registre compte "
                f"{number(counted)}. Retrouvez ce qui a changé dans data/cites.yaml.",
                trouve=str(counted),
                propose=str(chiffre.valeur),
            )


def _counts(cite: Cite, critere: Critere, reference: Reference) -> bool:
    return (
        (critere.cites is None or cite.id in critere.cites)
        and (critere.vague is None or cite.vague.annee == critere.vague)
        and (critere.territoires is None or cite.territoire.type in critere.territoires)
        and (critere.region is None or critere.region in _regions(cite, reference))
    )


def _regions(cite: Cite, reference: Reference) -> set[str | None]:
    departements = {reference.communes[code.code].code_departement for code in cite.communes_anct.coeur}
    return {reference.departements[code].code_region for code in departements}
