"""Each source that is cited is in `data/sources.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.nearest import nearest
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "source-inconnue",
    "Source inconnue",
    Niveau.CODES,
    "Un énoncé dont on ne retrouve pas la source ne peut pas être vérifié.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each citation of a source that the register of sources does not hold."""
    if dossier.sources is None:
        return
    known = {source.id for source in dossier.sources.sources}
    for path, cited in dossier.citations():
        if cited not in known:
            close = nearest(cited, known)
            advice = f"Vouliez-vous écrire « {close} » ?" if close else "Ajoutez-la à ce fichier, ou corrigez."
            yield REGLE.diagnose(
                dossier.at(path),
                f"La source {quoted(cited)} n’est pas dans data/sources.yaml. {advice}",
                trouve=cited,
                propose=close,
            )
