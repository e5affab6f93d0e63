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


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each object of the last release whose address is no more, and that no tombstone explains.

    Columns and the pages that are those of no object are compared when a release is made, and when the site is built.
    """
    explained = {ancien.adresse for ancien in (dossier.anciens.anciens if dossier.anciens else ())}
    indexes = {cite: index for index, cite in dossier.ids.items()}
    for one in dossier.promesses:
        if one.genre not in dossier.pages or one.adresse in dossier.paths or one.adresse in explained:
            continue
        path = dossier.pages[one.genre].get(one.identifiant)
        if path and one.identifiant in indexes:
            yield REGLE.diagnose(
                dossier.at(("cites", indexes[one.identifiant], "slug")),
                f"La dernière version publiait {one.identifiant} à l’adresse {quoted(one.adresse)} : remettez-la, ou "
                "dites dans data/anciens.yaml que cette adresse a changé.",
                trouve=path.split("/")[1],
                propose=one.adresse.split("/")[1],
            )
        else:
            yield REGLE.diagnose(
                dossier.at(("anciens",)),
                f"{quoted(one.identifiant)}, que la dernière version publiait à l’adresse {quoted(one.adresse)}, n’y "
                "est plus : remettez ce qui a été retiré, ou dites ici ce qu’il est devenu.",
                trouve=one.identifiant,
            )
