"""A QPV is shared with cités that exist, and never with its own."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "cite-inconnue",
    "Cité inconnue",
    Niveau.CODES,
    "« partage_avec » nomme les autres cités qui listent le même QPV.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each identifier of `partage_avec` that is beyond the last one, or that of the cité itself.

    An identifier within the sequence that has no entry is told where the entry is missing.
    """
    last = max([*dossier.ids.values(), dossier.last_published])
    for index, cite in dossier.entrees:
        for role, rank, code in cite.qpv.by_role():
            for place, other in enumerate(code.partage_avec):
                path = ("cites", index, "qpv", role, rank, "partage_avec", place)
                if other == cite.id:
                    message = f"{quoted(other)} est cette cité elle-même : nommez l’autre cité qui liste ce QPV."
                    yield REGLE.diagnose(dossier.at(path), message, trouve=other)
                elif other > last or other < "cde-001":
                    message = f"Aucune cité n’a l’identifiant {quoted(other)} : la dernière est {last}."
                    yield REGLE.diagnose(dossier.at(path), message, trouve=other)
