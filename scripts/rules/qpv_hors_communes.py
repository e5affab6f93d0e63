"""Each listed QPV touches a commune of its cité."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.codes import suggest
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "qpv-hors-communes",
    "QPV étranger à la cité",
    Niveau.COHERENCE,
    "Les QPV d’une cité sont ceux qui touchent son territoire : un quartier d’ailleurs vient d’un code mal copié.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each QPV that touches neither a listed commune nor the territory."""
    reference = dossier.reference
    for perimetre in dossier.perimetres:
        for role, rank, code in perimetre.cite.qpv.by_role():
            if code.code in perimetre.strays and not perimetre.foreign:
                likely = {one for one in reference.qpv_2015 if perimetre.qpv_near(one)}
                suggestion = suggest(code.code, likely, lambda one: qpv_2015_name(reference, one))
                yield REGLE.diagnose(
                    dossier.at(perimetre.path("qpv", role, rank)),
                    f"Le QPV « {code.code} », {qpv_2015_name(reference, code.code)}, "
                    f"ne touche aucune commune de la cité : retirez-le ou corrigez son code.{suggestion.question}",
                    trouve=code.code,
                    propose=suggestion.code,
                )
