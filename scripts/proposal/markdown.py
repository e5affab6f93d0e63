"""A proposal as the Markdown of a reply: what would change, or what is missing. What people wrote stays text."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.diagnostics.markdown import escaped, fenced
from scripts.diagnostics.wording import shorten, typographic
from scripts.difference import markdown as difference
from scripts.layout.hunks import unified
from scripts.proposal.proposal import Proposal
from scripts.registry.load import CITES, SOURCES

MOST_REASONS = 50

_LONGEST_ANSWER = 1_000


def render(proposal: Proposal) -> Iterator[str]:
    """Yield the lines of the reply."""
    if proposal.by_hand:
        yield from _by_hand(proposal)
    elif proposal.reasons:
        yield from _refused(proposal)
    elif not proposal.files:
        yield "**La fiche dit déjà tout cela : il n’y a rien à changer.**"
    else:
        yield from _changed(proposal)


def _refused(proposal: Proposal) -> Iterator[str]:
    yield "**Cette demande n’a pas pu devenir une modification.** Rien n’a été changé."
    yield ""
    for label, message in proposal.reasons[:MOST_REASONS]:
        yield f"- **{escaped(label)}**\u00a0: {escaped(message)}" if label else f"- {escaped(message)}"
    if len(proposal.reasons) > MOST_REASONS:
        yield f"- … et {len(proposal.reasons) - MOST_REASONS} de plus."
    yield ""
    yield "Modifiez votre demande ci-dessus et enregistrez-la\u00a0: la réponse sera refaite."


def _changed(proposal: Proposal) -> Iterator[str]:
    errors = [one for one in proposal.diagnostics if one.severity is Severite.ERREUR]
    if errors:
        yield "**Cette demande ne passe pas le contrôle du registre.** Rien n’a été changé."
        yield ""
        yield from map(_told, errors[:MOST_REASONS])
        yield ""
        yield typographic(
            "Si ces remarques vous parlent, modifiez votre demande ci-dessus et enregistrez-la. Sinon, une personne la "
            "reprendra d’après ce qui suit."
        )
    else:
        yield "**Votre demande est prête : elle passe le contrôle.** Une personne doit encore la relire et l’accepter."
    yield ""
    yield "Ce qui change\u00a0:" if not errors else "Ce qui changerait\u00a0:"
    yield ""
    yield from difference.render(proposal.difference, proposal.reference)
    remarks = [*proposal.notes, *(one.message for one in proposal.diagnostics if one.severity is not Severite.ERREUR)]
    if remarks:
        yield from ("", "À vérifier en relisant\u00a0:", "", *(f"- {escaped(remark)}" for remark in remarks))
    yield from ("", "Les lignes à changer, pour la personne qui accepte\u00a0:", "")
    yield from fenced([line for file in proposal.files for line in _patch(proposal, file)], "diff")


def _patch(proposal: Proposal, file: str) -> Iterator[str]:
    return unified(file, proposal.before[file], proposal.files[file].split("\n"))


def _told(one: Diagnostic) -> str:
    return f"- **{escaped(one.titre)}**\u00a0: {escaped(one.message)}"


def _by_hand(proposal: Proposal) -> Iterator[str]:
    request = proposal.by_hand
    yield f"**{escaped(request.why)}** Rien n’a été changé."
    yield ""
    if request.lines:
        first, last = request.lines
        yield f"Ce qu’elle fera\u00a0: changer {CITES}, lignes\u00a0{first} à {last}, d’après cette demande."
        yield ""
    for label, text in proposal.answers:
        yield f"- **{escaped(label)}**\u00a0: {escaped(shorten(' '.join(text.split()), _LONGEST_ANSWER))}"
    if request.source:
        yield from ("", f"La source, prête à ajouter dans {SOURCES}\u00a0:", "")
        yield from fenced(request.source, "yaml")
