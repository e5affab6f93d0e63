"""Each code is followed by the name that it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.french import compte
from scripts.registry.comments import NameComment, name_comments
from scripts.registry.load import CITES

REGLE = Regle(
    "nom-en-commentaire",
    "Nom à côté du code",
    Niveau.PRESENTATION,
    "Un code ne se relit pas : son nom, écrit à côté par « make format », montre à chacun ce qu’il désigne.",
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code with another name than its own, then, once a cité, the codes without any.

    A code that shares its line with something else is not in form, which `mise_en_forme` tells.
    """
    judged = {index for index, _ in dossier.entrees}
    bare: dict[object, list[NameComment]] = {}
    for comment in name_comments(dossier.positions[CITES], dossier.reference):
        if comment.right or not comment.alone or comment.path[1] not in judged:
            continue
        place = dossier.place(CITES, comment.mark, comment.path)
        if comment.found:
            yield REGLE.diagnose(
                place,
                f"« {comment.mark.text} » est {quoted(comment.name)}, et le commentaire dit {quoted(comment.found)} : "
                "corrigez le code s’il est faux, puis lancez « make format ».",
                trouve=comment.found,
                propose=comment.name,
            )
        else:
            bare.setdefault(comment.path[1], []).append(comment)
    for comments in bare.values():
        first = comments[0]
        verb = "n’est pas suivi de son nom" if len(comments) == 1 else "ne sont pas suivis de leur nom"
        yield REGLE.diagnose(
            dossier.place(CITES, first.mark, first.path),
            f"{compte(len(comments), 'code')} de cette cité {verb} (ici, {quoted(first.name)}) : "
            "lancez « make format ».",
            propose=first.name,
        )
