"""What the last release has published is still there, or `data/anciens.yaml` tells what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "identifiant-disparu",
    "Identifiant ou adresse publiés, puis disparus",
    Niveau.ENSEMBLE,
    "D’autres sites et d’autres fichiers renvoient à ce qui a été publié : ce qui disparaît dit ce qu’il est devenu.",
)

_WRITTEN = ("cite", "commune", "qpv_2015", "contrat_de_ville_2015")


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each id, code or address of the last release that the files no longer give, and that no tombstone explains.

    What follows from the reference tables (QPV of 2024, départements…) is compared when a release is made.
    """
    if dossier.anciens is None:
        return
    explained = {ancien.adresse for ancien in dossier.anciens.anciens}
    indexes = {cite: index for index, cite in dossier.ids.items()}
    for one in dossier.promesses:
        name = dossier.addresses.get(one.identifiant)
        if one.genre not in _WRITTEN or one.adresse in explained or one.adresse.split("/")[1:2] == [name]:
            continue
        if name:
            yield REGLE.diagnose(
                dossier.at(("cites", indexes[one.identifiant], "slug")),
                f"La dernière version publiait {one.identifiant} à l’adresse {quoted(one.adresse)} : remettez-la, ou "
                "dites dans data/anciens.yaml que cette adresse a changé.",
                trouve=name,
                propose=one.adresse.split("/")[1],
            )
        else:
            yield REGLE.diagnose(
                dossier.at(("anciens",)),
                f"{quoted(one.identifiant)}, que la dernière version publiait à l’adresse {quoted(one.adresse)}, n’est "
                "plus dans le registre : remettez ce qui a été retiré, ou dites ici ce qu’il est devenu.",
                trouve=one.identifiant,
            )
