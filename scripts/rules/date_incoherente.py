"""The dates of a cité, and those of a source, follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier

REGLE = Regle(
    "date-incoherente",
    "Dates qui se contredisent",
    Niveau.COHERENCE,
    "Une cité commence après 2019 et finit après avoir commencé ; une source est publiée avant d’être lue.",
)

_FIRST_YEAR = "2020"


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each date that another one makes impossible."""
    for index, cite in dossier.entrees:
        depuis = cite.statut.depuis
        if depuis[:4] < str(cite.vague.annee):
            yield REGLE.diagnose(
                dossier.at(("cites", index, "statut", "depuis")),
                f"Statut daté de « {depuis} », avant la vague de {cite.vague.annee} : corrigez l’un des deux.",
                trouve=depuis,
            )
        for rank, lancement in enumerate(cite.lancements):
            begun = lancement.date or ""
            late = cite.statut.etat == "terminee" and begun[: len(depuis)] > depuis[: len(begun)]
            if begun and (begun < _FIRST_YEAR or late):
                limit = f"après la fin (« {depuis} »)" if late else f"avant l’expérimentation ({_FIRST_YEAR})"
                yield REGLE.diagnose(
                    dossier.at(("cites", index, "lancements", rank, "date")),
                    f"Lancement daté de « {begun} », {limit} : corrigez l’une des deux dates.",
                    trouve=begun,
                )
    published: dict[str, str] = {}
    for index, source in enumerate(dossier.sources.sources if dossier.sources else ()):
        lu_le = source.lu_le.isoformat()
        if source.morte_depuis and source.morte_depuis < source.lu_le:
            morte = source.morte_depuis.isoformat()
            yield REGLE.diagnose(
                dossier.at(("sources", index, "morte_depuis")),
                f"Adresse morte le « {morte} », avant sa lecture (« {lu_le} ») : corrigez l’une des deux dates.",
                trouve=morte,
            )
        if source.date and source.date > lu_le[: len(source.date)]:
            yield REGLE.diagnose(
                dossier.at(("sources", index, "date")),
                f"Source datée de « {source.date} », après sa lecture (« {lu_le} ») : corrigez l’une des deux dates.",
                trouve=source.date,
            )
        elif source.date:
            published[source.id] = source.date
    for path, record in dossier.provenances():
        lu_le = record.lu_le.isoformat() if record.lu_le else None
        late = (cited for cited in record.sources or () if lu_le and published.get(cited, "") > lu_le)
        if cited := next(late, None):
            yield REGLE.diagnose(
                dossier.at((*path, "lu_le")),
                f"Lu le « {lu_le} », avant que la source « {cited} » paraisse (« {published[cited]} ») : "
                "corrigez l’une des deux dates.",
                trouve=lu_le,
            )
