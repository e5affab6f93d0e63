"""What a person has verified had been read before."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier

REGLE = Regle(
    "date-verification",
    "Vérification avant lecture",
    Niveau.COHERENCE,
    "« verifie_le » est le jour où une personne a vérifié ce qui avait été lu : il ne précède pas « lu_le ».",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each day of verification that is before the day of reading, its own or that of its block."""
    records = dict(dossier.records)
    for path, record in dossier.provenances():
        lu_le = record.lu_le or records[path[:-2]].lu_le
        if record.verifie_le and record.verifie_le < lu_le:
            yield REGLE.diagnose(
                dossier.at((*path, "verifie_le")),
                f"Vérifié le {record.verifie_le}, avant d’avoir été lu ({lu_le}) : corrigez l’une des deux dates.",
                trouve=str(record.verifie_le),
            )
