"""A code has the form of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import KINDS, kind_of, mended, well_formed
from scripts.registry.records import Territoire

REGLE = Regle(
    "code-malforme",
    "Code mal formé",
    Niveau.CODES,
    "Un code officiel a toujours la même forme ; un zéro perdu ou un O pour un 0 le rendent introuvable.",
)

# A code of the other generation is told by its own rule.
_OTHER = {"qpv_2015": "qpv_2024", "contrat_2015": "contrat_2024"}


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code whose form is not that of its list."""
    lists = (
        (path, getattr(cite, block).KIND, code) for block in _LISTS for path, cite, _, code in dossier.codes(block)
    )
    territoires = ((path, Territoire.KINDS[kind], code) for path, _, kind, code in dossier.territoire_codes())
    for path, kind, code in chain(lists, territoires):
        if not well_formed(code, kind) and kind_of(code) != _OTHER.get(kind, kind):
            better = mended(code, kind)
            yield REGLE.diagnose(dossier.at(path), _message(code, kind, better), trouve=code, propose=better)


_LISTS = ("communes_anct", "contrats_de_ville", "qpv")


def _message(code: str, kind: str, better: str | None) -> str:
    wanted = KINDS[kind]
    if better:
        return f"{quoted(code)} n’est pas {wanted.said} : écrivez « {better} »."
    other = kind_of(code)
    if other:
        return f"{quoted(code)} est {KINDS[other].said}, et non {wanted.said} : déplacez-le dans son bloc."
    return f"{quoted(code)} n’est pas {wanted.said} : sa forme est celle de « {wanted.example} »."
