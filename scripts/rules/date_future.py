"""No date is after the day of the check, nor the version of the data, which is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier

REGLE = Regle(
    "date-future",
    "Date à venir",
    Niveau.COHERENCE,
    "On ne peut pas avoir lu, vérifié ou constaté ce qui n’a pas eu lieu.",
)

_FIELDS = ("lu_le", "verifie_le", "depuis", "date")


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield the version and each day, month or year that begin after today; none where today is not given."""
    if dossier.today is None:
        return
    today = dossier.today.isoformat()
    if dossier.version and today < dossier.version.replace(".", "-"):
        yield REGLE.diagnose(
            dossier.at(("version",)),
            f"La version « {dossier.version} » est à venir (nous sommes le {today}) : mettez-y le jour où elle paraît.",
            trouve=dossier.version,
        )
    for path, record in dossier.records:
        for name in _FIELDS:
            value = getattr(record, name, None)
            written = value.isoformat() if isinstance(value, date) else value
            if written and written > today[: len(written)]:
                yield REGLE.diagnose(
                    dossier.at((*path, name)),
                    f"La date « {written} » est à venir (nous sommes le {today}) : corrigez-la.",
                    trouve=written,
                )
