"""A review as the Markdown of one comment, for people who have never seen git; what people wrote stays text."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics import markdown as diagnostics
from scripts.diagnostics.markdown import LONGEST, bounded, escaped
from scripts.diagnostics.wording import shorten, typographic
from scripts.difference.markdown import listed
from scripts.french import compte
from scripts.review.review import Review

MOST_FIGURES = 50
ROOM_OF_FIGURES = 4_000
ROOM_OF_QUALITY = 10_000


def render(review: Review) -> Iterator[str]:
    """Yield the lines: the verdict, what is to mend, then what changes, the figures, the quality.

    Whatever they hold, all of them together are below 60,000 bytes, and GitHub takes 65,536 characters: each part has
    its own room, and says how many items it leaves out.
    """
    yield f"**{typographic(_verdict(review))}**"
    if review.diagnostics:
        yield from ("", "### Ce que dit le contrôle", "")
        yield from diagnostics.listed(review.diagnostics)
    if review.erreurs:
        yield from ("", "D’autres contrôles peuvent suivre une fois ces lignes corrigées.")
    yield from ("", "### Ce qui change dans les données", "")
    if review.changements:
        yield from listed(review.changements)
    else:
        yield "Rien : les valeurs sont les mêmes qu’avant."
    yield from ("", "### Les chiffres publiés", "")
    yield from _figures(review)
    yield from ("", "### La qualité des données", "")
    yield from _quality(review)


def _verdict(review: Review) -> str:
    if not review.erreurs:
        return "Le contrôle accepte cette proposition."
    verdict = f"Le contrôle attend une correction : {compte(review.erreurs, 'erreur')}"
    if review.deja_la == review.erreurs:
        return f"{verdict}, déjà dans le registre avant cette proposition."
    return (
        f"{verdict}, dont {review.deja_la} déjà dans le registre avant cette proposition."
        if review.deja_la
        else f"{verdict}."
    )


def _figures(review: Review) -> Iterator[str]:
    if review.chiffres:
        yield from (*bounded(review.chiffres, _figure, MOST_FIGURES, ROOM_OF_FIGURES), "")
    else:
        among = " parmi ce qui se lit" if review.retrouves is None else ""
        yield from (f"Aucun total ne change{among}.", "")
    if review.retrouves is None:
        yield "Les chiffres publiés par les sources seront comparés quand tout le registre se lira."
    elif review.retrouves == review.publies:
        yield typographic(f"Le registre retrouve les {compte(review.publies, 'chiffre')} que publient les sources.")
    else:
        among = compte(review.publies, "chiffre")
        yield typographic(f"Le registre ne retrouve que {review.retrouves} des {among} que publient les sources.")


def _figure(phrase: str) -> list[str]:
    return [f"- {escaped(shorten(phrase, LONGEST))}"]


def _quality(review: Review) -> Iterator[str]:
    if review.qualite is None and review.erreurs:
        yield "Elle sera comptée quand tout se lira et que chaque code existera."
    elif review.qualite is None:
        yield "Elle ne se compare pas : avant cette proposition, quelque chose ne se lisait pas."
    elif review.qualite:
        yield from listed(review.qualite, ROOM_OF_QUALITY)
    else:
        yield "Elle ne change pas."
