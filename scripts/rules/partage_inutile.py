"""`partage_avec` names only cités that do list the QPV."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier
from scripts.registry.names import qpv_2015_name

REGLE = Regle(
    "partage-inutile",
    "Partage déclaré à tort",
    Niveau.COHERENCE,
    "Une exception qui ne sert plus doit disparaître : elle cacherait une erreur à venir.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each cité of `partage_avec` that does not list the QPV, and each list other than that of the QPV.

    A cité whose QPV are gone, or are those of another place, is not judged: the shared one may be among them. Nor
    is one told to leave out the QPV.
    """
    owners = dossier.cites_by_qpv
    judged = {one.cite.id for one in dossier.perimetres if one.qpv_by_commune and not one.strays}
    for index, cite in dossier.entrees:
        for role, rank, code in cite.qpv.by_role():
            for place, other in enumerate(code.partage_avec):
                left_out = code.code in dossier.qpv_missing.get(other, ())
                if {other, cite.id} <= judged and other not in owners[code.code] and not left_out:
                    yield REGLE.diagnose(
                        dossier.at(("cites", index, "qpv", role, rank, "partage_avec", place)),
                        f"« {other} » ({dossier.names[other]}) ne liste pas « {code.code} », "
                        f"{qpv_2015_name(dossier.reference, code.code)} : retirez ce partage.",
                        trouve=other,
                    )
        for block in ("communes_anct", "contrats_de_ville"):
            for role, rank, code in getattr(cite, block).by_role():
                if code.partage_avec:
                    yield REGLE.diagnose(
                        dossier.at(("cites", index, block, role, rank, "partage_avec")),
                        "Seul un QPV se déclare partagé : retirez « partage_avec ».",
                    )
